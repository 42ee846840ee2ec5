// SPDX-License-Identifier: Apache-2.0
/** What layer annotations mean: one file each, one list of them, and the two phases that make a graph of declarations. */
@NullMarked
package io.github.annotron.processor.layer;

import org.jspecify.annotations.NullMarked;
