// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.integration;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.annotation.processing.Filer;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.QualifiedNameable;
import javax.tools.FileObject;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;

/** A filer that keeps the books for an incremental build. */
record IsolatingFiler(Filer filer, Records records) implements Filer {

    /** Where Gradle knows of files that are no classes; others make the next build one of everything. */
    private static final Set<JavaFileManager.Location> RESOURCE_LOCATIONS = Set.of(
            StandardLocation.CLASS_OUTPUT, StandardLocation.SOURCE_OUTPUT, StandardLocation.NATIVE_HEADER_OUTPUT);

    /**
     * What was written.
     *
     * @param generatedFrom the generated types by the top-level type that they come from
     * @param resourcesFrom the paths of other files below their location, likewise
     * @param reasonsToCompileAll why the next build could not be an incremental one
     */
    record Records(
            Map<String, Set<String>> generatedFrom,
            Map<String, Set<String>> resourcesFrom,
            List<String> reasonsToCompileAll) {
        Records() {
            this(new TreeMap<>(), new TreeMap<>(), new ArrayList<>());
        }
    }

    @Override
    public JavaFileObject createSourceFile(CharSequence name, Element... origins) throws IOException {
        record(records.generatedFrom, name, origins);
        return filer.createSourceFile(name, origins);
    }

    @Override
    public JavaFileObject createClassFile(CharSequence name, Element... origins) throws IOException {
        record(records.generatedFrom, name, origins);
        return filer.createClassFile(name, origins);
    }

    @Override
    public FileObject createResource(
            JavaFileManager.Location location, CharSequence packageName, CharSequence name, Element... origins)
            throws IOException {
        if (!RESOURCE_LOCATIONS.contains(location)) {
            records.reasonsToCompileAll.add("the resource " + name + " in " + location);
        }
        String folder = packageName.toString().replace('.', '/');
        record(records.resourcesFrom, folder.isEmpty() ? name : folder + "/" + name, origins);
        return filer.createResource(location, packageName, name, origins);
    }

    @Override
    public FileObject getResource(JavaFileManager.Location location, CharSequence packageName, CharSequence name)
            throws IOException {
        records.reasonsToCompileAll.add("a look at the resource " + name);
        return filer.getResource(location, packageName, name);
    }

    private void record(Map<String, Set<String>> from, CharSequence name, Element... origins) {
        Set<String> types =
                Arrays.stream(origins).map(IsolatingFiler::topLevelType).collect(Collectors.toSet());
        if (types.size() == 1) {
            types.forEach(
                    type -> from.computeIfAbsent(type, none -> new TreeSet<>()).add(name.toString()));
        } else {
            records.reasonsToCompileAll.add(name + " comes from " + types);
        }
    }

    private static String topLevelType(Element element) {
        Element type = element;
        while (type.getEnclosingElement().getKind() != ElementKind.PACKAGE) {
            type = type.getEnclosingElement();
        }
        return ((QualifiedNameable) type).getQualifiedName().toString();
    }
}
