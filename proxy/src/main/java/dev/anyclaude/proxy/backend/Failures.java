package dev.anyclaude.proxy.backend;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;

/** What an exception of the HTTP client means. */
final class Failures {
    private Failures() {}

    static BackendException of(IOException e, BackendAddress address) {
        boolean connecting = e instanceof ConnectException
                || e instanceof UnknownHostException
                || e instanceof NoRouteToHostException
                || String.valueOf(e.getMessage()).contains("onnect timed out");
        if (connecting) {
            return new BackendException(
                    BackendException.Kind.UNREACHABLE,
                    "no backend answers at " + address + "; start it, or give another address with --backend",
                    e);
        }
        if (e instanceof SSLException) {
            return new BackendException(
                    BackendException.Kind.BROKEN,
                    "no TLS with the backend at " + address + ": " + e.getMessage()
                            + "; a certificate of your own goes into a trust store, named with"
                            + " ANYCLAUDE_JVM=-Djavax.net.ssl.trustStore=FILE",
                    e);
        }
        if (e instanceof InterruptedIOException) {
            return new BackendException(
                    BackendException.Kind.TIMEOUT, "the backend at " + address + " has been silent for too long", e);
        }
        return new BackendException(
                BackendException.Kind.BROKEN,
                "the backend at " + address + " closed the connection before its answer was complete",
                e);
    }
}
