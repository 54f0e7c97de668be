package dev.anyclaude.proxy.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anyclaude.proxy.prefix.PromptFingerprint;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class PromptCacheTest {
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5); // nanoTime may overflow
    private final PromptCache cache = new PromptCache(nanos::get, Duration.ofHours(1), 10);

    @Test
    void encodesOnceAndThenHits() {
        AtomicInteger encodings = new AtomicInteger();
        Supplier<byte[]> encode = () -> {
            encodings.incrementAndGet();
            return bytes("head");
        };
        assertThat(cache.get(key(1), encode).hit()).isFalse();
        CachedHead second = cache.get(key(1), encode);
        assertThat(second.hit()).isTrue();
        assertThat(second.bytes()).isEqualTo(bytes("head"));
        assertThat(encodings).hasValue(1);
        assertThat(cache.stats()).isEqualTo(new PromptCache.Stats(1, 1, 0, 0, 1, 4));
    }

    @Test
    void forgetsAnHourAfterTheLastUse() {
        cache.get(key(1), () -> bytes("head"));
        pass(Duration.ofMinutes(59));
        assertThat(cache.get(key(1), () -> bytes("head")).hit()).isTrue();
        pass(Duration.ofMinutes(59));
        assertThat(cache.get(key(1), () -> bytes("head")).hit()).isTrue();
        pass(Duration.ofMinutes(60));
        assertThat(cache.get(key(1), () -> bytes("head")).hit()).isFalse();
        assertThat(cache.stats().expirations()).isEqualTo(1);
    }

    @Test
    void cleanUpRemovesOnlyWhatIsOld() {
        cache.get(key(1), () -> bytes("old"));
        pass(Duration.ofMinutes(30));
        cache.get(key(2), () -> bytes("new"));
        pass(Duration.ofMinutes(30));
        cache.cleanUp();
        assertThat(cache.stats()).isEqualTo(new PromptCache.Stats(0, 2, 0, 1, 1, 3));
        assertThat(cache.get(key(2), () -> bytes("new")).hit()).isTrue();
    }

    @Test
    void makesRoomByForgettingTheLeastRecentlyUsed() {
        cache.get(key(1), () -> bytes("aaaa"));
        cache.get(key(2), () -> bytes("bbbb"));
        cache.get(key(1), () -> bytes("aaaa"));
        cache.get(key(3), () -> bytes("cccc"));
        assertThat(cache.stats()).isEqualTo(new PromptCache.Stats(1, 3, 1, 0, 2, 8));
        assertThat(cache.get(key(1), () -> bytes("aaaa")).hit()).isTrue();
        assertThat(cache.get(key(2), () -> bytes("bbbb")).hit()).isFalse();
    }

    @Test
    void handsOutAHeadThatIsTooLargeToKeep() {
        assertThat(cache.get(key(1), () -> bytes("longer than ten")).bytes()).hasSize(15);
        assertThat(cache.stats().bytes()).isZero();
        assertThat(cache.stats().entries()).isZero();
    }

    @Test
    void keepsNothingOfAnEncodingThatFailed() {
        assertThatThrownBy(() -> cache.get(key(1), () -> {
                    throw new IllegalStateException("no");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(cache.stats().entries()).isZero();
        assertThat(cache.get(key(1), () -> bytes("head")).hit()).isFalse();
    }

    @Test
    void encodesOnceForThreadsThatAskTogether() throws Exception {
        CountDownLatch encoding = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        CompletableFuture<CachedHead> first = CompletableFuture.supplyAsync(() -> cache.get(key(1), () -> {
            encoding.countDown();
            await(go);
            return bytes("head");
        }));
        assertThat(encoding.await(10, TimeUnit.SECONDS)).isTrue();
        CompletableFuture<CachedHead> second = CompletableFuture.supplyAsync(() -> cache.get(key(1), () -> {
            throw new IllegalStateException("encoded twice");
        }));
        go.countDown();
        assertThat(first.get(10, TimeUnit.SECONDS).hit()).isFalse();
        assertThat(second.get(10, TimeUnit.SECONDS).hit()).isTrue();
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static PromptFingerprint key(int number) {
        return new PromptFingerprint(Integer.toString(number).repeat(64));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
