// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import io.github.annotron.processor.code.RuntimeNames;
import javax.lang.model.element.Modifier;

/** Writes the class that users call to train, and its builder: the runtime's, with the types of the network. */
final class TrainerWriter {
    private final Classes classes;

    TrainerWriter(Classes classes) {
        this.classes = classes;
    }

    TypeSpec write() {
        ClassName self = classes.trainer();
        ClassName builder = self.nestedClass("Builder");
        return classes.visible(self)
                .superclass(ParameterizedTypeName.get(RuntimeNames.TRAINING_ENGINE, classes.model()))
                .addJavadoc("Trains $L. For one thread at a time.\n", classes.link())
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .addParameter(builder, "builder")
                        .addStatement("super(builder)")
                        .build())
                .addMethod(MethodSpec.methodBuilder("builder")
                        .addJavadoc("Begins a trainer: Adam with a learning rate of 0.001, a new model, seed 0.\n")
                        .addModifiers(classes.visibility())
                        .addModifiers(Modifier.STATIC)
                        .returns(builder)
                        .addStatement("return new $T()", builder)
                        .build())
                .addType(builder(builder))
                .build();
    }

    private TypeSpec builder(ClassName self) {
        return TypeSpec.classBuilder(self)
                .addModifiers(classes.visibility())
                .addModifiers(Modifier.STATIC, Modifier.FINAL)
                .superclass(ParameterizedTypeName.get(
                        RuntimeNames.TRAINER_BUILDER, classes.model(), classes.trainer(), self))
                .addJavadoc("What a trainer starts from.\n")
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build())
                .addMethod(MethodSpec.methodBuilder("newModel")
                        .addAnnotation(Override.class)
                        .addModifiers(Modifier.PROTECTED)
                        .addParameter(long.class, "seed")
                        .returns(classes.model())
                        .addStatement("return $T.create(seed)", classes.model())
                        .build())
                .addMethod(ModelWriter.overriding("build", classes.trainer())
                        .addStatement("return new $T(this)", classes.trainer())
                        .build())
                .build();
    }
}
