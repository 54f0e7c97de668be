package dev.anyclaude.bench.session;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Replaces the texts of a JSON document and leaves every other character as it is. Takes the document one character at a time,
 * so that it can come in pieces and be itself the text of another document.
 */
final class JsonMasker implements CharMapper {
    private final Masks masks;
    private final Map<String, CharMapper> given;
    private final Deque<Frame> frames = new ArrayDeque<>();
    private final NumberMapper number;
    private Region next;
    private @Nullable StringReader string;
    private boolean inNumber;

    /** An object or a list that is open. */
    private static final class Frame {
        private final boolean object;
        private final Region region;
        private final StringBuilder key = new StringBuilder();
        private boolean keyNext;

        Frame(boolean object, Region region, String key) {
            this.object = object;
            this.region = region;
            this.keyNext = object;
            this.key.append(object ? "" : key);
        }
    }

    /**
     * A masker of a document of a region.
     *
     * @param given mappers for the texts under some keys of the API, used in place of the ordinary ones
     */
    JsonMasker(Masks masks, Region region, Map<String, CharMapper> given) {
        this.masks = masks;
        this.next = region;
        this.given = given;
        this.number = new NumberMapper(masks.pseudonyms());
    }

    @Override
    public int map(int codePoint, Form form) {
        if (string != null) {
            int mapped = string.map(codePoint, form);
            if (string.isOver()) {
                string = null;
            }
            return mapped;
        }
        Frame frame = frames.peek();
        boolean numeric = NumberMapper.isPart(codePoint, inNumber);
        if (numeric && !inNumber) {
            number.begin();
        }
        inNumber = numeric;
        if (numeric) {
            return frame != null && frame.region == Region.DATA ? number.map(codePoint, form) : codePoint;
        }
        switch (codePoint) {
            case '{', '[' -> open(codePoint == '{', frame);
            case '}', ']' -> frames.poll();
            case ':' -> keyNext(frame, false);
            case ',' -> keyNext(frame, true);
            case '"' -> string = begin(frame);
            default -> {
                return codePoint;
            }
        }
        return codePoint;
    }

    private void open(boolean object, @Nullable Frame frame) {
        String key = frame == null ? "" : frame.key.toString();
        Region region;
        if (frame == null) {
            region = next;
        } else {
            region = frame.object ? frame.region.below(key) : frame.region;
        }
        frames.push(new Frame(object, region, key));
    }

    private static void keyNext(@Nullable Frame frame, boolean keyNext) {
        if (frame != null && frame.object) {
            frame.keyNext = keyNext;
        }
    }

    private StringReader begin(@Nullable Frame frame) {
        if (frame == null) {
            return new StringReader(masks.text(), null);
        }
        if (frame.object && frame.keyNext) {
            frame.key.setLength(0);
            return new StringReader(frame.region.keepsKeys() ? CharMapper.KEEP : masks.name(), frame.key);
        }
        String key = frame.key.toString();
        CharMapper special = frame.region == Region.API ? given.get(key) : null;
        return new StringReader(special != null ? special : masks.of(frame.region, key), null);
    }
}
