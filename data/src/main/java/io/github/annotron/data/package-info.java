// SPDX-License-Identifier: Apache-2.0
/** Readers of tables, of folders of images, and of sounds. */
@NullMarked
package io.github.annotron.data;

import org.jspecify.annotations.NullMarked;
