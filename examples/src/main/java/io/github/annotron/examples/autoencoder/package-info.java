// SPDX-License-Identifier: Apache-2.0
/** Packs pictures into a few numbers and unpacks them, makes new ones, and cleans noisy ones. */
@NullMarked
package io.github.annotron.examples.autoencoder;

import org.jspecify.annotations.NullMarked;
