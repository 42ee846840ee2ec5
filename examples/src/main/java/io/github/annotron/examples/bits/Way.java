// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.bits;

import java.util.ArrayList;
import java.util.List;

/**
 * One way to run the training.
 *
 * @param name what is special about it
 * @param flags of the JVM
 * @param threads of the training
 * @param slowness by which its steps are divided: what takes a JVM a hundred times as long gets fewer of them
 */
record Way(String name, List<String> flags, int threads, int slowness) {

    private static final List<String> DEFAULT = List.of("--add-modules", "jdk.incubator.vector");
    private static final List<String> VECTOR =
            List.of("--add-modules", "jdk.incubator.vector", "-Dannotron.kernels=vector");
    private static final List<String> SCALAR = List.of("-Dannotron.kernels=scalar");

    Way {
        flags = List.copyOf(flags);
    }

    /** All of them; the flags that only one kind of processor knows are added where {@code x86}. */
    static List<Way> all(boolean x86) {
        List<Way> ways = new ArrayList<>();
        for (int threads : new int[] {1, 2, 5}) {
            ways.add(new Way("scalar", SCALAR, threads, 1));
            ways.add(new Way("vector", VECTOR, threads, 1));
            ways.add(vector("vector, 128 bits", threads, 1, "-XX:MaxVectorSize=16"));
            if (x86) {
                ways.add(vector("vector, AVX 2", threads, 1, "-XX:UseAVX=2"));
                ways.add(vector("vector, AVX-512", threads, 1, "-XX:UseAVX=3"));
            }
        }
        ways.add(new Way("from scalar to vector", DEFAULT, 2, 1));
        ways.add(scalar("scalar, C1 only", 2, 1, "-XX:TieredStopAtLevel=1"));
        ways.add(vector("vector, C1 only", 2, 5, "-XX:TieredStopAtLevel=1"));
        ways.add(scalar("scalar, interpreter", 2, 10, "-Xint"));
        ways.add(vector("vector, interpreter", 2, 25, "-Xint"));
        ways.add(scalar("scalar, no fma in hardware", 2, 10, "-XX:-UseFMA"));
        ways.add(scalar("scalar, interpreter, no fma in hardware", 2, 50, "-Xint", "-XX:-UseFMA"));
        return ways;
    }

    private static Way scalar(String name, int threads, int slowness, String... more) {
        return with(SCALAR, name, threads, slowness, more);
    }

    private static Way vector(String name, int threads, int slowness, String... more) {
        return with(VECTOR, name, threads, slowness, more);
    }

    private static Way with(List<String> flags, String name, int threads, int slowness, String... more) {
        List<String> all = new ArrayList<>(flags);
        all.addAll(List.of(more));
        return new Way(name, all, threads, slowness);
    }

    /** How many steps it takes where the fast ones take {@code most}; it may be none. */
    int steps(int most) {
        return most / slowness;
    }
}
