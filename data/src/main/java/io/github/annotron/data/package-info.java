// SPDX-License-Identifier: Apache-2.0
/** Readers of tables and of folders of images. */
@NullMarked
package io.github.annotron.data;

import org.jspecify.annotations.NullMarked;
