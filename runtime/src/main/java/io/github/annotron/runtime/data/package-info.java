// SPDX-License-Identifier: Apache-2.0
/** Training data: rows of numbers, data sets, and readers of data files. */
@NullMarked
package io.github.annotron.runtime.data;

import org.jspecify.annotations.NullMarked;
