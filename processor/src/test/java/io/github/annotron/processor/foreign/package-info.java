// SPDX-License-Identifier: Apache-2.0
/**
 * Networks and operator cases of other systems, with the outputs that those have recorded. {@code OnnxNodeTest} makes a
 * network of one layer out of each ONNX case that the language can express; {@code OnnxRules} says how, operator by operator.
 */
package io.github.annotron.processor.foreign;
