/** Beside the binding's own classes, because the calls that are needed of it are not public. Works on the class path only. */
@NullMarked
package de.kherud.llama;

import org.jspecify.annotations.NullMarked;
