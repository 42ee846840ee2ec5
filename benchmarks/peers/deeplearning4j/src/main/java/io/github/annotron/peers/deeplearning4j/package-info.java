// SPDX-License-Identifier: Apache-2.0
/** Deeplearning4j. */
package io.github.annotron.peers.deeplearning4j;
