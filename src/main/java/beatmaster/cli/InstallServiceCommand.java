package beatmaster.cli;

import beatmaster.realtime.RealTimePriority;
import beatmaster.service.ServiceKind;
import beatmaster.service.ServiceUnit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code install-service}: the drummer plays whenever the machine is on. */
@Command(name = "install-service",
        description = "Start the drummer with this machine: writes, enables and starts a systemd unit (Linux).")
final class InstallServiceCommand implements Callable<Integer> {

    private static final String AUDIO = "audio";
    private static final String ROOT = "root";

    @Spec
    private CommandSpec spec;

    @Option(names = "--system", description = "The machine's service (needs root); left out: your own user's.")
    private boolean system;

    @Option(names = "--dry-run", description = "Only show what would be written and run.")
    private boolean dryRun;

    @Option(names = "--replace", description = "Also where the unit was changed by hand; yours is kept beside it.")
    private boolean replace;

    @Option(names = "--remove", description = "Stop the service and take it away; what it kept and recorded stays.")
    private boolean remove;

    @Parameters(paramLabel = "-- OPTION", arity = "0..*", description = "Options of perform, behind two dashes; where they name no port: --auto.")
    private List<String> options = List.of();

    @Override
    public Integer call() {
        return run(ServiceHost.here(), Installation.find());
    }

    int run(ServiceHost host, Installation installation) {
        ServiceKind kind = system ? ServiceKind.SYSTEM : ServiceKind.USER;
        Screen screen = new Screen(spec.commandLine().getOut());
        ServiceInstaller installer = new ServiceInstaller(kind, host, screen);
        if (remove) {
            installer.remove();
            screen.line("The service is stopped and taken away; what it kept and recorded is still there");
            return 0;
        }
        String text = unit(kind, host, installation).text();
        installer.show(text);
        if (dryRun) {
            screen.line(host.isBooted() ? "Nothing was written or run (--dry-run)"
                    : "Nothing was written or run (--dry-run); this system was not started by systemd");
            return 0;
        }
        installer.install(text, replace);
        screen.line("The drummer plays. Its log: journalctl %s-u beat-master -f", system ? "" : "--user ");
        tellLimits(kind, screen);
        return 0;
    }

    private ServiceUnit unit(ServiceKind kind, ServiceHost host, Installation installation) {
        List<String> checked = PerformOptions.checked(PerformOptions.withPorts(options), installation);
        Path program = installation.home().resolve("run.sh");
        if (!Files.isExecutable(program)) {
            throw new Failure("A service needs the program's run.sh, and there is none in " + installation.home());
        }
        String owner = host.owner(program);
        String account = system && owner != null && !owner.equals(ROOT) ? owner : null;
        if (system && account == null && program.startsWith("/root")) {
            throw new Failure("No service may read /root: move the program, for instance to /opt/beat-master");
        }
        boolean namespaces = system || host.run(List.of("unshare", "--user", "--map-root-user", "--mount", "true")) == 0;
        return new ServiceUnit(kind, program, checked, javaHome(host), account,
                new ServiceUnit.Allowed(namespaces, hasAudioGroup()));
    }

    /** Named where systemd's own search path would not find it, or find another. */
    private static Path javaHome(ServiceHost host) {
        String named = host.environment().get("JAVA_HOME");
        if (named != null && !named.isBlank()) {
            return Path.of(named).toAbsolutePath();
        }
        boolean found = Stream.of("/usr/local/bin/java", "/usr/bin/java", "/bin/java").map(Path::of).anyMatch(Files::isExecutable);
        return found ? null : Path.of(System.getProperty("java.home"));
    }

    private static boolean hasAudioGroup() {
        try (Stream<String> groups = Files.lines(Path.of("/etc/group"))) {
            return groups.anyMatch(line -> line.startsWith(AUDIO + ":"));
        } catch (IOException e) {
            return false;
        }
    }

    private static void tellLimits(ServiceKind kind, Screen screen) {
        if (kind == ServiceKind.SYSTEM) {
            return;
        }
        String user = System.getProperty("user.name");
        if (!Files.exists(Path.of("/var/lib/systemd/linger", user))) {
            screen.line("It starts when you log in; to have it start with the machine: sudo loginctl enable-linger %s", user);
        }
        RealTimePriority.refusal().ifPresent(reason -> screen.line("Without real-time priority: %s", reason));
    }
}
