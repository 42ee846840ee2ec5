// SPDX-License-Identifier: Apache-2.0
/** What the examples share: their command lines, tables, confusion matrices and reports. */
@NullMarked
package io.github.annotron.examples.common;

import org.jspecify.annotations.NullMarked;
