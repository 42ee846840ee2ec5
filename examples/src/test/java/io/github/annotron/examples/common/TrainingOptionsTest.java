// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.annotron.live.LivePage;
import io.github.annotron.runtime.data.Dataset;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

class TrainingOptionsTest {

    private static final Dataset DATA = Dataset.of(new float[][] {{1}}, new int[] {0});

    @Command(name = "program")
    private static final class Program {
        @Mixin
        private final TrainingOptions options = new TrainingOptions(2, 16);
    }

    private static TrainingOptions parse(String... arguments) {
        Program program = new Program();
        CommandLine line = new CommandLine(program);
        line.parseArgs(arguments);
        program.options.check(line);
        return program.options;
    }

    @Test
    void noPageIsOpenedUnlessItIsAskedFor() throws IOException {
        TrainingOptions options = parse("--epochs", "1");
        assertThat(options.page()).isEmpty();
        assertThat(options.fit(DATA).listeners()).noneMatch(LivePage.class::isInstance);
        options.endPage(new PrintWriter(new StringWriter()));
    }

    @Test
    void aPageListensToTrainingAndEndsWithTheProgram() throws IOException {
        TrainingOptions options = parse("--live", "--epochs", "1");
        LivePage page = options.page().orElseThrow();
        assertThat(options.fit(DATA).listeners()).contains(page);
        int port = page.address().getPort();
        new Socket(InetAddress.getLoopbackAddress(), port).close();
        options.endPage(new PrintWriter(new StringWriter()));
        assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port))
                .isInstanceOf(IOException.class);
    }

    @Test
    void aPortInUseIsAnErrorThatNamesIt() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> parse("--live", Integer.toString(taken.getLocalPort())))
                    .isInstanceOf(ParameterException.class)
                    .hasMessageContaining("--live " + taken.getLocalPort() + ": ")
                    .hasMessageContaining("port " + taken.getLocalPort());
        }
        assertThatThrownBy(() -> parse("--live", "70000"))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("not 70000");
    }
}
