// SPDX-License-Identifier: Apache-2.0
/** The vocabulary in which operations write their code: statements, loops, index expressions, and the names around them. */
@NullMarked
package io.github.annotron.processor.code;

import org.jspecify.annotations.NullMarked;
