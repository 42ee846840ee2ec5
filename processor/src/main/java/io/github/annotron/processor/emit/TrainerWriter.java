// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.github.annotron.processor.code.RuntimeNames;
import java.util.List;
import java.util.Objects;
import javax.lang.model.element.Modifier;

/** Writes the class that users call to train: a builder, and the runtime's engine behind typed methods. */
final class TrainerWriter {
    private final Classes classes;

    TrainerWriter(Classes classes) {
        this.classes = classes;
    }

    TypeSpec write() {
        ClassName self = classes.trainer();
        ClassName builder = self.nestedClass("Builder");
        TypeSpec.Builder type = classes.visible(self)
                .addSuperinterface(RuntimeNames.TRAINER)
                .addJavadoc("Trains $L. For one thread at a time.\n", classes.link());
        type.addField(classes.model(), "model", Modifier.PRIVATE, Modifier.FINAL);
        type.addField(RuntimeNames.TRAINING_ENGINE, "engine", Modifier.PRIVATE, Modifier.FINAL);
        type.addMethod(MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PRIVATE)
                .addParameter(builder, "builder")
                .addStatement(
                        "model = builder.model != null ? builder.model : $T.create(builder.seed)", classes.model())
                .addStatement("engine = new $T(model, builder.optimizer, builder.seed)", RuntimeNames.TRAINING_ENGINE)
                .build());
        type.addMethod(MethodSpec.methodBuilder("builder")
                .addJavadoc("Begins a trainer: Adam with a learning rate of 0.001, a new model, seed 0.\n")
                .addModifiers(classes.visibility())
                .addModifiers(Modifier.STATIC)
                .returns(builder)
                .addStatement("return new $T()", builder)
                .build());
        type.addMethod(ModelWriter.overriding("model", classes.model())
                .addStatement("return model")
                .build());
        type.addMethod(ModelWriter.overriding("fit", RuntimeNames.HISTORY)
                .addParameter(RuntimeNames.DATASET, "training")
                .addParameter(RuntimeNames.FIT, "fit")
                .addStatement("return engine.fit(training, fit)")
                .build());
        type.addMethod(ModelWriter.overriding("evaluate", RuntimeNames.EVALUATION)
                .addParameter(RuntimeNames.DATASET, "data")
                .addStatement("return engine.evaluate(data)")
                .build());
        for (String method : List.of("freeze", "unfreeze")) {
            type.addMethod(ModelWriter.overriding(method, TypeName.VOID)
                    .addParameter(String[].class, "paths")
                    .varargs()
                    .addStatement("engine.$L(paths)", method)
                    .build());
        }
        type.addMethod(ModelWriter.overriding("session", RuntimeNames.TRAINING_SESSION)
                .addParameter(int.class, "batchSize")
                .addParameter(int.class, "threads")
                .addStatement("return engine.session(batchSize, threads)")
                .build());
        return type.addType(builder(builder)).build();
    }

    private TypeSpec builder(ClassName self) {
        return TypeSpec.classBuilder(self)
                .addModifiers(classes.visibility())
                .addModifiers(Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("What a trainer starts from.\n")
                .addField(classes.model(), "model", Modifier.PRIVATE)
                .addField(FieldSpec.builder(RuntimeNames.OPTIMIZER, "optimizer", Modifier.PRIVATE)
                        .initializer("$T.of(1e-3f)", RuntimeNames.ADAM)
                        .build())
                .addField(long.class, "seed", Modifier.PRIVATE)
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build())
                .addMethod(setter(self, "model", classes.model())
                        .addJavadoc("Goes on training a model instead of making a new one.\n")
                        .build())
                .addMethod(setter(self, "optimizer", RuntimeNames.OPTIMIZER)
                        .addJavadoc("How gradients change parameters.\n")
                        .build())
                .addMethod(MethodSpec.methodBuilder("seed")
                        .addJavadoc(
                                "Where all random numbers come from: new parameters, the order of the samples, dropout.\n")
                        .addModifiers(classes.visibility())
                        .addParameter(long.class, "seed")
                        .returns(self)
                        .addStatement("this.seed = seed")
                        .addStatement("return this")
                        .build())
                .addMethod(MethodSpec.methodBuilder("build")
                        .addJavadoc("Makes the trainer.\n")
                        .addModifiers(classes.visibility())
                        .returns(classes.trainer())
                        .addStatement("return new $T(this)", classes.trainer())
                        .build())
                .build();
    }

    private MethodSpec.Builder setter(ClassName self, String name, ClassName type) {
        return MethodSpec.methodBuilder(name)
                .addModifiers(classes.visibility())
                .addParameter(type, name)
                .returns(self)
                .addStatement("this.$1L = $2T.requireNonNull($1L, $1S)", name, Objects.class)
                .addStatement("return this");
    }
}
