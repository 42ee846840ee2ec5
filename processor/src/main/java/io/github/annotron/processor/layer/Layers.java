// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.layer;

import io.github.annotron.processor.op.Merge;
import io.github.annotron.processor.op.Pooling2D;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All layers. */
public final class Layers {
    private static final List<LayerKind> ALL = List.of(
            new InputLayer(),
            new UseLayer(),
            new DenseLayer(),
            new ConvolutionLayer("Conv2D", Space.IMAGE),
            new ConvolutionLayer("Conv1D", Space.SERIES),
            new Conv2DTransposeLayer(),
            new DepthwiseConv2DLayer(),
            new SeparableConv2DLayer(),
            new PoolLayer("MaxPool2D", Space.IMAGE, Pooling2D.Kind.MAX),
            new PoolLayer("AveragePool2D", Space.IMAGE, Pooling2D.Kind.AVERAGE),
            new PoolLayer("MaxPool1D", Space.SERIES, Pooling2D.Kind.MAX),
            new PoolLayer("AveragePool1D", Space.SERIES, Pooling2D.Kind.AVERAGE),
            new GlobalPoolLayer("GlobalMaxPool2D", Space.IMAGE, Pooling2D.Kind.MAX),
            new GlobalPoolLayer("GlobalAveragePool2D", Space.IMAGE, Pooling2D.Kind.AVERAGE),
            new GlobalPoolLayer("GlobalMaxPool1D", Space.SERIES, Pooling2D.Kind.MAX),
            new GlobalPoolLayer("GlobalAveragePool1D", Space.SERIES, Pooling2D.Kind.AVERAGE),
            new Margins2DLayer("ZeroPadding2D", false),
            new Margins2DLayer("Cropping2D", true),
            new UpSampling1DLayer(),
            new UpSampling2DLayer(),
            new EmbeddingLayer(),
            new LengthLayer(),
            new RecurrentLayer(),
            new FlattenLayer(),
            new ReshapeLayer(),
            new ActivateLayer(),
            new DropoutLayer(),
            new SampleLayer(),
            new BatchNormLayer(),
            new GaussianNoiseLayer(),
            new LayerNormLayer(),
            new GroupNormLayer(),
            new MergeLayer("Add", Merge.Kind.ADD, "added to"),
            new MergeLayer("Subtract", Merge.Kind.SUBTRACT, "subtracted from"),
            new MergeLayer("Multiply", Merge.Kind.MULTIPLY, "multiplied by"),
            new MergeLayer("Average", Merge.Kind.AVERAGE, "averaged with"),
            new MergeLayer("Maximum", Merge.Kind.MAXIMUM, "compared with"),
            new MergeLayer("Minimum", Merge.Kind.MINIMUM, "compared with"),
            new ConcatLayer(),
            new SliceLayer());

    private static final Map<String, LayerKind> BY_NAME = new LinkedHashMap<>();

    static {
        ALL.forEach(kind -> BY_NAME.put(kind.annotation(), kind));
    }

    private Layers() {}

    /** The simple names of all layer annotations. */
    public static Set<String> names() {
        return Set.copyOf(BY_NAME.keySet());
    }

    static LayerKind named(String annotation) {
        LayerKind kind = BY_NAME.get(annotation);
        if (kind == null) {
            throw new IllegalArgumentException("no layer " + annotation);
        }
        return kind;
    }
}
