// SPDX-License-Identifier: Apache-2.0
/** ONNX Runtime. */
package io.github.annotron.peers.onnxruntime;
