package dev.anyclaude.bench.report;

import com.samskivert.mustache.Mustache;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The files beside the classes: templates, styles, the script. */
final class Template {
    private Template() {}

    /** What a template makes of a value. */
    static String render(String template, Object value) {
        Mustache.Compiler compiler = Mustache.compiler().strictSections(true).withLoader(Template::partial);
        return compiler.compile(new StringReader(resource(template))).execute(value);
    }

    static String resource(String name) {
        try (InputStream stream = Template.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("no resource " + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Style of a page. */
    static String css() {
        return resource("parts.css") + resource("page.css");
    }

    /** As a content security policy names an inline style or script. */
    static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    private static Reader partial(String name) {
        return new StringReader(resource(name + ".mustache"));
    }
}
