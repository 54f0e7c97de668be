package dev.anyclaude.bench.fake;

import dev.anyclaude.bench.engine.BackendUnderTest;
import dev.anyclaude.bench.engine.BackendUnderTestException;
import java.net.URI;
import java.util.Map;

/** A fake backend whose cache is emptied in another way than by asking it to. */
public abstract class WrappedBackend implements BackendUnderTest {
    private FakeBackend running;

    /** Starts a fake backend of these costs. */
    protected WrappedBackend(FakeCosts costs) {
        running = FakeBackend.start(costs);
    }

    /** One that is started again, on the same port, as many people empty a cache. */
    public static WrappedBackend restarting(FakeCosts costs) {
        return new WrappedBackend(costs) {
            @Override
            public void reset() {
                startAgain(costs);
            }
        };
    }

    /** One that cannot be emptied at all. */
    public static WrappedBackend unresettable(FakeCosts costs) {
        return new WrappedBackend(costs) {
            @Override
            public boolean canReset() {
                return false;
            }

            @Override
            public void reset() {
                throw new AssertionError("it was said that this cannot be done");
            }
        };
    }

    /** One that can be emptied so many times and then never again. */
    public static WrappedBackend emptiedTimes(int times, FakeCosts costs) {
        return new WrappedBackend(costs) {
            private int left = times;

            @Override
            public void reset() {
                if (left-- == 0) {
                    throw new BackendUnderTestException(
                            BackendUnderTestException.Kind.RESET_FAILED, "POST /reset (500)", null);
                }
                startAgain(costs);
            }
        };
    }

    /** One that has another emptied whenever it is. */
    public static WrappedBackend beside(FakeCosts costs, BackendUnderTest other) {
        return new WrappedBackend(costs) {
            @Override
            public void reset() {
                super.reset();
                other.reset();
            }
        };
    }

    /** One that nobody starts again once it is dead. */
    public static WrappedBackend mortal(FakeCosts costs) {
        return new WrappedBackend(costs) {};
    }

    /** Stops it for good, in the middle of whatever goes on. */
    public void die() {
        running.close();
    }

    @Override
    public void reset() {
        running.reset();
    }

    void startAgain(FakeCosts costs) {
        int port = url().getPort();
        running.close();
        running = FakeBackend.start(costs, port);
    }

    @Override
    public URI url() {
        return running.url();
    }

    @Override
    public String name() {
        return running.name();
    }

    @Override
    public boolean simulated() {
        return running.simulated();
    }

    @Override
    public String model() {
        return running.model();
    }

    @Override
    public Map<String, String> description() {
        return running.description();
    }

    @Override
    public void close() {
        running.close();
    }
}
