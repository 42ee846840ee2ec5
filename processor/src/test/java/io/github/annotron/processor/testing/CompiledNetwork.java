// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.testing;

import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.Trainer;
import io.github.annotron.runtime.optimizer.Optimizer;
import io.github.annotron.runtime.training.TrainerBuilder;
import java.lang.reflect.Method;

/** The generated classes of one network, behind the interfaces of the runtime. */
public final class CompiledNetwork {
    private final ClassLoader loader;
    private final String prefix;

    /**
     * Finds the classes.
     *
     * @param loader has them
     * @param reference the qualified name of the network's interface
     */
    public CompiledNetwork(ClassLoader loader, String reference) {
        this.loader = loader;
        this.prefix = reference;
    }

    /** A generated class, such as {@code load("Model")}. */
    public Class<?> load(String suffix) {
        try {
            return loader.loadClass(prefix + suffix);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    /** A model with fresh parameters. */
    public Model newModel(long seed) {
        return (Model) call(load("Model"), "create", null, long.class, seed);
    }

    /** A trainer of a model. */
    public Trainer newTrainer(Model model, Optimizer optimizer, long seed) {
        return newBuilder(model).optimizer(optimizer).seed(seed).build();
    }

    /** The builder of a trainer of a model. */
    @SuppressWarnings("unchecked") // a generated builder has the types of its network
    public TrainerBuilder<Model, ? extends Trainer, ?> newBuilder(Model model) {
        TrainerBuilder<Model, ? extends Trainer, ?> builder =
                (TrainerBuilder<Model, ? extends Trainer, ?>) call(load("Trainer"), "builder", null, null, null);
        return builder.model(model);
    }

    /** The classes are as visible as the interface, which is mostly not at all from here. */
    private static Object call(Class<?> type, String name, Object target, Class<?> parameter, Object argument) {
        try {
            Method method = parameter == null ? type.getDeclaredMethod(name) : type.getDeclaredMethod(name, parameter);
            method.setAccessible(true);
            return parameter == null ? method.invoke(target) : method.invoke(target, argument);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(type.getName() + "." + name, e);
        }
    }
}
