// SPDX-License-Identifier: Apache-2.0
/** TensorFlow for Java. */
package io.github.annotron.peers.tensorflow;
