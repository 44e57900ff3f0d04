package beatmaster.cli;

import beatmaster.service.ServiceKind;
import beatmaster.service.UnitFile;
import beatmaster.smf.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** Puts a unit in its place and takes it away, without losing what somebody wrote into it. Control thread only. */
final class ServiceInstaller {

    /** What a unit that was changed by hand is kept as. */
    private static final String KEPT = ".before";

    private final ServiceKind kind;
    private final ServiceHost host;
    private final Screen screen;
    private final Path file;

    ServiceInstaller(ServiceKind kind, ServiceHost host, Screen screen) {
        this.kind = kind;
        this.host = host;
        this.screen = screen;
        file = kind.file(host.environment(), host.home());
    }

    /** Where the unit lies. */
    Path file() {
        return file;
    }

    /** What makes systemd take a new unit: each in its turn. */
    private List<List<String>> startCommands() {
        return List.of(kind.systemctl("daemon-reload"), kind.systemctl("enable", ServiceKind.UNIT),
                kind.systemctl("restart", ServiceKind.UNIT));
    }

    /** Shows what would be written and run; touches nothing. */
    void show(String text) {
        screen.text("# " + file + System.lineSeparator() + UnitFile.whole(kind, text).replace("\n", System.lineSeparator()));
        startCommands().forEach(command -> screen.line("$ %s", String.join(" ", command)));
    }

    /**
     * Writes the unit, enables it and starts it.
     *
     * @param replace whether a unit that was changed by hand may be replaced; it is kept beside its place
     * @throws Failure in one line, if one of this cannot be done
     */
    void install(String text, boolean replace) {
        requireSystemd();
        if (found() != UnitFile.Found.OURS) {
            if (!replace) {
                throw new Failure(file + " was changed by hand and is left alone: --replace writes it anew and keeps yours as "
                        + file.getFileName() + KEPT);
            }
            setAside();
        }
        try {
            Files.createDirectories(file.getParent());
            WholeFile.write(file, out -> out.write(UnitFile.whole(kind, text).getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw notAllowed(e);
        }
        for (List<String> command : startCommands()) {
            if (host.run(command) != 0) {
                throw new Failure(file + " is written, but this failed: " + String.join(" ", command) + " (see why: "
                        + String.join(" ", kind.systemctl("status", ServiceKind.UNIT)) + ")");
            }
        }
    }

    /**
     * Stops the service and takes its unit away; one that was changed by hand is kept beside its place.
     *
     * @throws Failure in one line, if there is none or it cannot be done
     */
    void remove() {
        if (!Files.exists(file)) {
            throw new Failure("No service is installed: " + file + " is not there"
                    + (kind == ServiceKind.USER ? " (the system's: --remove --system)" : ""));
        }
        requireSystemd();
        UnitFile.Found found = found();
        if (found == UnitFile.Found.FOREIGN) {
            throw new Failure(file + " is not from this program and is left alone");
        }
        host.run(kind.systemctl("disable", "--now", ServiceKind.UNIT));
        if (found == UnitFile.Found.OURS) {
            delete();
        } else {
            setAside();
        }
        host.run(kind.systemctl("daemon-reload"));
    }

    private void requireSystemd() {
        if (!host.isBooted()) {
            throw new Failure("This system was not started by systemd, so there is no service to install or remove; have"
                    + " whatever starts programs here run: ./run.sh perform --keep-state auto");
        }
    }

    /** Nothing at all is ours to write over. */
    private UnitFile.Found found() {
        try {
            return Files.exists(file) ? UnitFile.judge(Files.readString(file)) : UnitFile.Found.OURS;
        } catch (IOException e) {
            throw notAllowed(e);
        }
    }

    private void setAside() {
        Path kept = file.resolveSibling(file.getFileName() + KEPT);
        try {
            Files.move(file, kept, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw notAllowed(e);
        }
        screen.line("the unit as you changed it is kept as %s", kept);
    }

    private void delete() {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw notAllowed(e);
        }
    }

    private Failure notAllowed(IOException e) {
        return new Failure("The unit " + file + " cannot be written or read: " + e.getMessage()
                + (kind == ServiceKind.SYSTEM ? " (the system's services need root: sudo ./run.sh install-service --system)" : ""), e);
    }
}
