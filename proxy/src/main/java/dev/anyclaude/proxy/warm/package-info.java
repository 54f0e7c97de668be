/**
 * Beside the pipeline: warms the backend before anybody asks. In: the beginnings of recent sessions' prompts, kept on disk. Out:
 * requests for a single token, and whether they helped. Knows nothing of the API on either side but how a prompt begins.
 */
@NullMarked
package dev.anyclaude.proxy.warm;

import org.jspecify.annotations.NullMarked;
