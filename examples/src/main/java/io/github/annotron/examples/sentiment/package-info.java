// SPDX-License-Identifier: Apache-2.0
/** Tells whether a sentence of a film review is for or against the film. */
@NullMarked
package io.github.annotron.examples.sentiment;

import org.jspecify.annotations.NullMarked;
