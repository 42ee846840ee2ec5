// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.emit;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * As much of a class file as tests look at.
 *
 * @param name with slashes
 * @param methods its methods
 * @param members all fields and methods that it refers to
 * @param classes all classes that its constant pool names
 * @param inner the classes that its table of nested classes names
 */
public record ClassFile(
        String name, List<Method> methods, List<Member> members, Set<String> classes, Set<String> inner) {

    /** HotSpot leaves methods of 8000 bytes and more to the interpreter. */
    private static final int METHOD_LIMIT = 8000;

    /**
     * A method.
     *
     * @param codeBytes the length of its bytecode, 0 if it has none
     */
    public record Method(String name, String descriptor, int access, int codeBytes) {
        boolean isNative() {
            return Modifier.isNative(access);
        }
    }

    /** A field or a method of any class. */
    public record Member(String owner, String name, String descriptor) {}

    public static ClassFile parse(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            return new Parser(in).parse();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The methods that HotSpot would leave to its interpreter, each with the length of its bytecode. */
    public static List<String> tooLong(Collection<ClassFile> classes) {
        List<String> found = new ArrayList<>();
        for (ClassFile type : classes) {
            type.methods().stream()
                    .filter(method -> method.codeBytes() >= METHOD_LIMIT)
                    .forEach(method -> found.add(type.name() + "." + method.name() + ": " + method.codeBytes()));
        }
        return found;
    }

    private static final class Parser {
        private final DataInputStream in;
        private int[] tags;
        private int[] first;
        private int[] second;
        private String[] texts;

        Parser(DataInputStream in) {
            this.in = in;
        }

        ClassFile parse() throws IOException {
            if (in.readInt() != 0xCAFEBABE) {
                throw new IOException("not a class file");
            }
            in.readInt();
            readConstants();
            in.readUnsignedShort();
            String name = className(in.readUnsignedShort());
            in.readUnsignedShort();
            skip(2L * in.readUnsignedShort());
            readMembers();
            List<Method> methods = readMembers();
            Set<String> inner = new LinkedHashSet<>();
            for (int i = in.readUnsignedShort(); i > 0; i--) {
                String attribute = texts[in.readUnsignedShort()];
                int length = in.readInt();
                if (attribute.equals("InnerClasses")) {
                    readInnerClasses(inner);
                } else {
                    skip(length);
                }
            }
            Set<String> classes = new LinkedHashSet<>();
            List<Member> members = new ArrayList<>();
            for (int i = 1; i < tags.length; i++) {
                if (tags[i] == 7) {
                    classes.add(texts[first[i]]);
                } else if (tags[i] >= 9 && tags[i] <= 11) {
                    members.add(new Member(className(first[i]), texts[first[second[i]]], texts[second[second[i]]]));
                }
            }
            return new ClassFile(name, methods, members, classes, inner);
        }

        private void readConstants() throws IOException {
            int count = in.readUnsignedShort();
            tags = new int[count];
            first = new int[count];
            second = new int[count];
            texts = new String[count];
            for (int i = 1; i < count; i++) {
                tags[i] = in.readUnsignedByte();
                switch (tags[i]) {
                    case 1 -> texts[i] = in.readUTF();
                    case 3, 4 -> skip(4);
                    case 5, 6 -> {
                        skip(8);
                        i++; // long and double take two places
                    }
                    case 7, 8, 16, 19, 20 -> first[i] = in.readUnsignedShort();
                    case 9, 10, 11, 12, 17, 18 -> {
                        first[i] = in.readUnsignedShort();
                        second[i] = in.readUnsignedShort();
                    }
                    case 15 -> skip(3);
                    default -> throw new IOException("constant of kind " + tags[i]);
                }
            }
        }

        private List<Method> readMembers() throws IOException {
            List<Method> methods = new ArrayList<>();
            for (int i = in.readUnsignedShort(); i > 0; i--) {
                int access = in.readUnsignedShort();
                String name = texts[in.readUnsignedShort()];
                String descriptor = texts[in.readUnsignedShort()];
                int codeBytes = 0;
                for (int j = in.readUnsignedShort(); j > 0; j--) {
                    String attribute = texts[in.readUnsignedShort()];
                    int length = in.readInt();
                    if (attribute.equals("Code")) {
                        skip(4);
                        codeBytes = in.readInt();
                        skip(length - 8L);
                    } else {
                        skip(length);
                    }
                }
                methods.add(new Method(name, descriptor, access, codeBytes));
            }
            return methods;
        }

        private void readInnerClasses(Set<String> inner) throws IOException {
            for (int i = in.readUnsignedShort(); i > 0; i--) {
                inner.add(className(in.readUnsignedShort()));
                int outer = in.readUnsignedShort();
                if (outer != 0) {
                    inner.add(className(outer));
                }
                skip(4);
            }
        }

        private String className(int index) {
            return texts[first[index]];
        }

        private void skip(long bytes) throws IOException {
            in.skipNBytes(bytes);
        }
    }
}
