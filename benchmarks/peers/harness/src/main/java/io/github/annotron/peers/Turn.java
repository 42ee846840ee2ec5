// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.peers;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A {@link Contender} as seen from the JVM that tells it when its turn is. */
final class Turn implements AutoCloseable {

    private final Process process;
    private final BufferedReader from;
    private final BufferedWriter to;
    private final String[] hello;
    private final List<Double> rates = new ArrayList<>();

    private Turn(Process process) throws IOException {
        this.process = process;
        from = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        to = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.US_ASCII));
        String line = from.readLine();
        hello = line == null ? new String[] {"FAILED"} : line.split(";");
    }

    /**
     * Starts a contender and waits until it is ready.
     *
     * @param java the command
     * @param flags of its JVM
     * @param errors where its standard error goes
     */
    static Turn start(
            String java,
            List<String> flags,
            Library library,
            Path peers,
            String workload,
            int batch,
            int threads,
            boolean training,
            Path errors)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(java));
        command.addAll(flags);
        command.addAll(List.of(
                "-cp",
                library.classPath(peers),
                Contender.class.getName(),
                library.factory(),
                workload,
                Integer.toString(batch),
                Integer.toString(threads),
                Boolean.toString(training)));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()));
        // Their own thread pools read these before any of our code runs.
        builder.environment().put("OMP_NUM_THREADS", Integer.toString(threads));
        builder.environment().put("MKL_NUM_THREADS", Integer.toString(threads));
        builder.environment().put("TF_CPP_MIN_LOG_LEVEL", "2");
        return new Turn(builder.start());
    }

    /** Whether it takes part; {@code NO} where the library cannot do what is asked for. */
    boolean isReady() {
        return hello[0].equals("READY");
    }

    boolean isFailed() {
        return hello[0].equals("FAILED");
    }

    /** The library's name and version. */
    String library() {
        return hello[1];
    }

    /** From the call of its library to the first result, in milliseconds. */
    long startMillis() {
        return Long.parseLong(hello[2]);
    }

    /** What it computed first. */
    double[] values() {
        return Arrays.stream(hello[3].split(","))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    /** Lets it work. */
    void work(double seconds, boolean counts) throws IOException {
        to.write(Double.toString(seconds));
        to.newLine();
        to.flush();
        String line = from.readLine();
        if (line == null) {
            throw new IOException(library() + " ended in the middle of its work");
        }
        if (counts) {
            rates.add(Double.valueOf(line));
        }
    }

    /** Samples a second, turn by turn. */
    double[] rates() {
        return rates.stream().mapToDouble(Double::doubleValue).toArray();
    }

    @Override
    public void close() throws IOException {
        try {
            to.close();
        } finally {
            process.destroy();
        }
    }
}
