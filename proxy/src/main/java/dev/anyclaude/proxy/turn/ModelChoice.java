package dev.anyclaude.proxy.turn;

import dev.anyclaude.proxy.anthropic.ApiException;
import dev.anyclaude.proxy.backend.BackendException;
import dev.anyclaude.proxy.backend.BackendModel;
import dev.anyclaude.proxy.backend.BackendModels;
import dev.anyclaude.proxy.backend.HttpBackend;
import java.util.List;
import java.util.Optional;

/**
 * Which model to ask the backend for. The one that was configured; else the one the client names, if the backend lists it; else
 * the backend's own default. The list is asked for once, when it is first needed, and again when it may have changed. Thread-safe.
 */
public final class ModelChoice {
    private final HttpBackend backend;
    private final Optional<String> configured;
    private volatile Optional<BackendModels> known = Optional.empty();
    private volatile boolean stale;

    /** Chooses for one backend. */
    public ModelChoice(HttpBackend backend, Optional<String> configured) {
        this.backend = backend;
        this.configured = configured;
    }

    /**
     * The upstream name.
     *
     * @param named what the client names; may be empty
     * @throws BackendException {@code UNREACHABLE}, if there is nobody to ask
     */
    public String upstreamName(String named) throws BackendException {
        BackendModels list = list();
        if (configured.isPresent()) {
            return configured.get();
        }
        boolean listed = list.models().stream().map(BackendModel::id).anyMatch(named::equals);
        return listed ? named : list.defaultModel();
    }

    /**
     * What a client may choose from, asked anew each time.
     *
     * @throws ApiException if the backend does not tell
     */
    public List<OfferedModel> offered() {
        try {
            return renew().models().stream()
                    .map(model -> new OfferedModel(model.id(), model.createdSeconds(), model.contextTokens()))
                    .toList();
        } catch (BackendException e) {
            throw BackendFailures.translate(e);
        }
    }

    /** The upstream name for a client that names no model of the backend; empty if there is nobody to ask. */
    public String defaultName() {
        try {
            return upstreamName("");
        } catch (BackendException e) {
            return configured.orElse("");
        }
    }

    /** What the backend has said so far; {@link BackendModels#NONE} before it has. */
    public BackendModels known() {
        return known.orElse(BackendModels.NONE);
    }

    /** The backend's kind if it has shown it, else its address. */
    public String backendName() {
        return known.map(models -> models.kind().word())
                .filter(name -> !name.isEmpty())
                .orElse(backend.address().authority());
    }

    /** What is known may have been said by a program that runs no more: the next turn asks again. */
    void doubt() {
        stale = true;
    }

    /** Learns what the backend has before anybody needs it. A backend that is not there is asked again by the first turn. */
    public void lookUp() {
        try {
            renew();
        } catch (BackendException e) {
            return; // the first turn asks again, and has somebody to tell
        }
    }

    /**
     * What it lists. A backend that gives no list gets the name by which servers mean the model they run; it is asked again next time,
     * unless its limits are all that is wanted of it.
     */
    private BackendModels list() throws BackendException {
        Optional<BackendModels> before = known;
        if (before.isPresent() && !stale) {
            return before.get();
        }
        try {
            return renew();
        } catch (BackendException e) {
            if (e.kind() == BackendException.Kind.UNREACHABLE) {
                throw e;
            }
            return configured.isPresent() ? remember(known()) : known();
        }
    }

    private BackendModels renew() throws BackendException {
        return remember(backend.inspect());
    }

    private BackendModels remember(BackendModels said) {
        known = Optional.of(said);
        stale = false;
        return said;
    }
}
