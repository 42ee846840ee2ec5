// SPDX-License-Identifier: Apache-2.0
/** Reads annotated interfaces. The only package that touches {@code javax.lang.model}. */
@NullMarked
package io.github.annotron.processor.source;

import org.jspecify.annotations.NullMarked;
