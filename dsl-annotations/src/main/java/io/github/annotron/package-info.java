// SPDX-License-Identifier: Apache-2.0
/** The language: annotations that declare a neural network as a Java interface. Start at {@link io.github.annotron.Network}. */
package io.github.annotron;
