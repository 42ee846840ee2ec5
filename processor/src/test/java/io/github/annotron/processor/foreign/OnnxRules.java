// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.foreign;

import static java.util.Map.entry;

import io.github.annotron.processor.foreign.Verdict.Outside;
import java.util.Map;
import java.util.function.Function;

/** What becomes of each operator, or of the few that a case consists of: a rule a line. */
final class OnnxRules {
    private static final Map<String, Function<OnnxCase, Verdict>> RULES = Map.ofEntries(
            entry("Abs Constant Add Div", outside("needs softsign")),
            entry("Adagrad", OptimizerRules::adagrad),
            entry("Adam", OptimizerRules::adam),
            entry("Add", c -> ShapeRules.merge(c, "@Add")),
            entry("ArgMax", outside("Predictor.classify gives the index, no layer does")),
            entry("Attention", outside("needs attention")),
            entry("AveragePool", c -> WindowRules.pooling(c, "@AveragePool")),
            entry("BatchNormalization", ChannelRules::batchNormalization),
            entry("Clip", ElementwiseRules::clip),
            entry("Concat", ShapeRules::concat),
            entry("Constant Exp Mul Sub", LossRules::poisson),
            entry("Constant Reshape Transpose Constant Reshape", outside("needs a layer that exchanges axes")),
            entry("Conv", WindowRules::convolution),
            entry("ConvTranspose", TransposedRules::convolution),
            entry("Div", outside("needs quotients of layers")),
            entry("Dropout", ElementwiseRules::dropout),
            entry("Elu", c -> ElementwiseRules.activationWithAlpha(c, "ELU", 1)),
            entry("Exp", outside("needs the exponential function")),
            entry("Expand", EnlargementRules::expand),
            entry("Flatten", ShapeRules::flatten),
            entry("GRU", RecurrentRules::gru),
            entry("Gather", outside("needs @Embedding")),
            entry("Gelu", ElementwiseRules::gelu),
            entry("Gemm", DenseRules::gemm),
            entry("GlobalAveragePool", c -> WindowRules.globalPooling(c, "@GlobalAveragePool2D")),
            entry("GlobalMaxPool", c -> WindowRules.globalPooling(c, "@GlobalMaxPool2D")),
            entry("GroupNormalization", NormalizationRules::groups),
            entry("HardSigmoid", outside("needs hard sigmoid")),
            entry("HardSwish", outside("needs hard swish")),
            entry("Identity", c -> ElementwiseRules.activation(c, "LINEAR")),
            entry("InstanceNormalization", NormalizationRules::instances),
            entry("LRN", outside("needs a normalisation of neighbouring channels")),
            entry("LSTM", RecurrentRules::lstm),
            entry("LayerNormalization", NormalizationRules::layers),
            entry("LeakyRelu", c -> ElementwiseRules.activationWithAlpha(c, "LEAKY_RELU", 0.01f)),
            entry("Log", outside("needs the logarithm")),
            entry("LogSoftmax", ElementwiseRules::logSoftmax),
            entry("MatMul", DenseRules::matMul),
            entry("Max", c -> ShapeRules.merge(c, "@Maximum")),
            entry("MaxPool", c -> WindowRules.pooling(c, "@MaxPool")),
            entry("Mean", c -> ShapeRules.merge(c, "@Average")),
            entry("Min", c -> ShapeRules.merge(c, "@Minimum")),
            entry("Mish", outside("needs mish")),
            entry("Momentum", OptimizerRules::momentum),
            entry("Mul", c -> ShapeRules.merge(c, "@Multiply")),
            entry("Neg", outside("needs a layer that scales")),
            entry("Neg Softmax", outside("needs a layer that scales")),
            entry("NegativeLogLikelihoodLoss", outside("no loss of ours takes logarithms of probabilities")),
            entry("OneHot", outside("class indices are targets, not inputs")),
            entry("PRelu", ChannelRules::prelu),
            entry("Pad", WindowRules::pad),
            entry("Pow", outside("needs powers")),
            entry("RMSNormalization", outside("needs a normalisation by the root of the mean square")),
            entry("RNN", RecurrentRules::simple),
            entry("ReduceMax", c -> WindowRules.reduction(c, "@GlobalMaxPool2D")),
            entry("ReduceMean", c -> WindowRules.reduction(c, "@GlobalAveragePool2D")),
            entry("ReduceSum", outside("needs a sum over an axis")),
            entry("Relu", c -> ElementwiseRules.activation(c, "RELU")),
            entry("Reshape", ShapeRules::reshape),
            entry("Selu", ElementwiseRules::selu),
            entry("Sigmoid", c -> ElementwiseRules.activation(c, "SIGMOID")),
            entry("Slice", PartRules::slice),
            entry("Softmax", ElementwiseRules::softmax),
            entry("SoftmaxCrossEntropyLoss", LossRules::softmaxCrossEntropy),
            entry("Softplus", c -> ElementwiseRules.activation(c, "SOFTPLUS")),
            entry("Softsign", outside("needs softsign")),
            entry("Split", PartRules::split),
            entry("Split Sigmoid Mul", PartRules::gatedLinearUnit),
            entry("Sqrt", outside("needs the square root")),
            entry("Squeeze", ShapeRules::reshapeToOutput),
            entry("Sub", c -> ShapeRules.merge(c, "@Subtract")),
            entry("Sum", c -> ShapeRules.merge(c, "@Add")),
            entry("Swish", ElementwiseRules::swish),
            entry("Tanh", c -> ElementwiseRules.activation(c, "TANH")),
            entry("ThresholdedRelu", outside("needs a ReLU with a threshold")),
            entry("Transpose", ShapeRules::transpose),
            entry("Transpose MatMul", DenseRules::linear),
            entry("Unsqueeze", ShapeRules::reshapeToOutput),
            entry(
                    "Unsqueeze AveragePool Squeeze",
                    c -> WindowRules.unsqueezedPooling(c, "AveragePool", "@AveragePool")),
            entry("Upsample", EnlargementRules::upsample));

    private OnnxRules() {}

    static Verdict apply(OnnxCase c) {
        Function<OnnxCase, Verdict> rule = RULES.get(c.operators());
        if (rule == null) {
            throw new IllegalArgumentException(c.path() + ": there is no rule for " + c.operators());
        }
        return rule.apply(c);
    }

    private static Function<OnnxCase, Verdict> outside(String reason) {
        return c -> new Outside(reason);
    }
}
