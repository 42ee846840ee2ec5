// SPDX-License-Identifier: Apache-2.0
/** Looks for what is legal but suspicious: warnings, which users can suppress. */
@NullMarked
package io.github.annotron.processor.lint;

import org.jspecify.annotations.NullMarked;
