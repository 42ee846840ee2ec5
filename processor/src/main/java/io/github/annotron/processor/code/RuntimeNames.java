// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.code;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;

/** The classes that generated code names; a test asserts that each exists. */
public final class RuntimeNames {
    private static final String ROOT = "io.github.annotron.runtime";

    public static final ClassName MODEL = ClassName.get(ROOT, "Model");
    public static final ClassName PREDICTOR = ClassName.get(ROOT, "Predictor");
    public static final ClassName STREAM_PREDICTOR = ClassName.get(ROOT, "StreamPredictor");
    public static final ClassName REVISION = ClassName.get(ROOT, "Revision");
    public static final ClassName PARAMETER = ClassName.get(ROOT, "Parameter");
    public static final ClassName LAYER_INFO = ClassName.get(ROOT, "LayerInfo");
    public static final ClassName OUTPUT_SPEC = ClassName.get(ROOT, "OutputSpec");
    public static final ClassName PENALTY_SPEC = ClassName.get(ROOT, "PenaltySpec");
    public static final ClassName TENSOR_SPEC = ClassName.get(ROOT, "TensorSpec");
    public static final ClassName MEMORY = ClassName.get(ROOT, "Memory");
    public static final ClassName PASS_MEMORY = ClassName.get(ROOT, "PassMemory");

    public static final ClassName INITIALIZERS = ClassName.get(ROOT + ".initializer", "Initializers");
    public static final ClassName LOSS = ClassName.get(ROOT + ".loss", "Loss");
    public static final ClassName LOSSES = ClassName.get(ROOT + ".loss", "Losses");
    public static final ClassName READINGS = ClassName.get(ROOT + ".loss", "Readings");
    public static final ClassName POSITIONS = ClassName.get(ROOT + ".loss", "Positions");
    public static final ClassName LAYER_LIST = ClassName.get(ROOT + ".support", "LayerList");
    public static final ClassName PARAMETER_SET = ClassName.get(ROOT + ".support", "ParameterSet");
    public static final ClassName SUPPORT = ClassName.get(ROOT + ".support", "Support");

    public static final ClassName BOUND_PROGRAM = ClassName.get(ROOT + ".robust", "BoundProgram");

    public static final ClassName TRAINER_BUILDER = ClassName.get(ROOT + ".training", "TrainerBuilder");
    public static final ClassName TRAINING_ENGINE = ClassName.get(ROOT + ".training", "TrainingEngine");
    public static final ClassName PURPOSE = ClassName.get(ROOT + ".training", "Purpose");
    public static final ClassName TRAINING_PROGRAM = ClassName.get(ROOT + ".training", "TrainingProgram");

    public static final ClassName ACTIVATIONS = ClassName.get(ROOT + ".kernel", "Activations");
    public static final ClassName BATCH_NORMALIZATION = ClassName.get(ROOT + ".kernel", "BatchNormalization");
    public static final ClassName DROPOUT = ClassName.get(ROOT + ".kernel", "Dropout");
    public static final ClassName FUNCTIONS = ClassName.get(ROOT + ".kernel", "Functions");
    public static final ClassName GAUSSIAN = ClassName.get(ROOT + ".kernel", "Gaussian");
    public static final ClassName GATES = ClassName.get(ROOT + ".kernel", "Gates");
    public static final ClassName INTERVALS = ClassName.get(ROOT + ".kernel", "Intervals");
    public static final ClassName KERNELS = ClassName.get(ROOT + ".kernel", "Kernels");
    public static final ClassName LSTM = ClassName.get(ROOT + ".kernel", "Lstm");
    public static final ClassName MAX_POOLING = ClassName.get(ROOT + ".kernel", "MaxPooling");
    public static final ClassName NORMALIZATION = ClassName.get(ROOT + ".kernel", "Normalization");
    public static final ClassName OFFSETS = ClassName.get(ROOT + ".kernel", "Offsets");
    public static final ClassName SAMPLING = ClassName.get(ROOT + ".kernel", "Sampling");
    public static final ClassName TRANSPOSED_PRODUCT = ClassName.get(ROOT + ".kernel", "TransposedProduct");
    public static final ClassName SCRATCH = ClassName.get(ROOT + ".kernel", "Scratch");
    public static final ClassName SOFTMAX = ClassName.get(ROOT + ".kernel", "Softmax");
    public static final ClassName TABLES = ClassName.get(ROOT + ".kernel", "Tables");

    /** Of the JDK, where the user's module reads {@code java.compiler}. */
    public static final ClassName GENERATED = ClassName.get("javax.annotation.processing", "Generated");

    public static final ArrayTypeName LOSS_ARRAY = ArrayTypeName.of(LOSS);

    public static final ClassName MATRIX = ClassName.get("org.ejml.data", "FMatrixRMaj");

    private RuntimeNames() {}
}
