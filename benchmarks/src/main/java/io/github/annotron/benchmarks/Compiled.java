// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.benchmarks;

import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.training.TrainingProgram;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** A network that is compiled on the spot. */
final class Compiled {
    private final String name;
    private final ClassLoader loader;

    /**
     * Compiles it.
     *
     * @param folder for what comes of it, until the program ends
     * @param name of the interface
     * @param declaration its text, see {@link Declarations}
     */
    Compiled(Path folder, String name, String declaration)
            throws ReflectiveOperationException, IOException, InterruptedException {
        this.name = name;
        Javac project = new Javac(folder.resolve(name));
        project.add(name, declaration).compile();
        loader = new URLClassLoader(new URL[] {project.classes().toUri().toURL()}, Compiled.class.getClassLoader());
    }

    /** A model with fresh parameters. */
    Model newModel() throws ReflectiveOperationException {
        return (Model) accessible(loader.loadClass(name + "Model").getDeclaredMethod("create", long.class))
                .invoke(null, 1L);
    }

    /** The forward class that a training program reads. */
    static Object forward(TrainingProgram program) throws ReflectiveOperationException {
        var field = program.getClass().getDeclaredField("forward");
        field.setAccessible(true);
        return field.get(program);
    }

    /** A method of two ints of a generated class, if there is one. A name that generated code uses for itself has a line behind it. */
    static Optional<MethodHandle> method(Object owner, String name) throws ReflectiveOperationException {
        for (Method method : owner.getClass().getDeclaredMethods()) {
            boolean isNamed = method.getName().equals(name) || method.getName().equals(name + "_");
            if (isNamed && Arrays.equals(method.getParameterTypes(), new Class<?>[] {int.class, int.class})) {
                return Optional.of(
                        MethodHandles.lookup().unreflect(accessible(method)).bindTo(owner));
            }
        }
        return Optional.empty();
    }

    /** Generated classes are as visible as the interface, which is in the unnamed package of another loader. */
    private static Method accessible(Method method) {
        method.setAccessible(true);
        return method;
    }
}
