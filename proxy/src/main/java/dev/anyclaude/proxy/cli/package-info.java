/**
 * How a person calls the program. In: words, variables, a file. Out: {@link dev.anyclaude.proxy.cli.Arguments} with the source of
 * each, or help.
 */
@NullMarked
package dev.anyclaude.proxy.cli;

import org.jspecify.annotations.NullMarked;
