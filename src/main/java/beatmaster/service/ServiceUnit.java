package beatmaster.service;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What the unit says. Every line of hardening was chosen for a program that reads its own folder, writes into one folder, and
 * talks to the sound devices and to nothing else.
 *
 * @param kind whose service it is
 * @param program {@code run.sh}, an absolute path
 * @param options of {@code perform}
 * @param javaHome the JDK to run with; null for the one that is found in {@code /usr/bin}
 * @param account whose rights the system's service has; null for one made up by systemd (DynamicUser)
 * @param allowed what this machine has
 */
public record ServiceUnit(ServiceKind kind, Path program, List<String> options, Path javaHome, String account,
        Allowed allowed) {

    /** Above every other program's, below the kernel's own interrupt threads, which have 50. */
    public static final int REAL_TIME_PRIORITY = 40;

    /**
     * What a machine allows.
     *
     * @param mountNamespaces whether a user's service may have its own view of the file system (unprivileged user namespaces)
     * @param audioGroup whether there is a group {@code audio}
     */
    public record Allowed(boolean mountNamespaces, boolean audioGroup) {
    }

    public ServiceUnit {
        options = List.copyOf(options);
    }

    /** The unit file's lines, without the header that {@link UnitFile} puts above them. */
    public String text() {
        List<String> lines = new ArrayList<>();
        lines.addAll(List.of("[Unit]", "Description=Beat Master, a live MIDI drummer"));
        if (kind == ServiceKind.SYSTEM) {
            lines.add("After=sound.target");
        }
        lines.addAll(List.of("", "[Service]", "Type=exec", "ExecStart=" + exec(), "StateDirectory=beat-master",
                "StateDirectoryMode=0700", "WorkingDirectory=%S/beat-master",
                "# JNA unpacks its library there.", "Environment=XDG_CACHE_HOME=%S/beat-master/cache"));
        if (javaHome != null) {
            lines.add("Environment=" + ExecLine.word("JAVA_HOME=" + javaHome));
        }
        lines.addAll(rights());
        lines.addAll(ends());
        lines.addAll(List.of("", "# The beat thread asks for it; what is not allowed is said in the journal.",
                "LimitRTPRIO=" + REAL_TIME_PRIORITY));
        lines.addAll(hardening());
        lines.addAll(List.of("", "[Install]", "WantedBy=" + kind.wantedBy(), ""));
        return String.join("\n", lines);
    }

    private String exec() {
        List<String> words = new ArrayList<>(List.of(program.toString(), "perform"));
        if (options.stream().noneMatch(word -> word.startsWith("--keep-state"))) {
            words.addAll(List.of("--keep-state", "auto"));
        }
        words.addAll(options);
        return ExecLine.of(words);
    }

    private List<String> rights() {
        List<String> lines = new ArrayList<>();
        if (kind == ServiceKind.SYSTEM) {
            lines.add(account == null ? "DynamicUser=yes" : "User=" + account);
            if (allowed.audioGroup()) {
                lines.add("SupplementaryGroups=audio");
            }
        }
        return lines;
    }

    private static List<String> ends() {
        return List.of("", "# Restarted after a crash, not after wrong usage (2). SIGTERM: notes off, ports closed, take written,",
                "# exit 0; a Java that has not begun to play says 143.",
                "Restart=on-failure", "RestartSec=2", "RestartPreventExitStatus=2", "KillSignal=SIGTERM",
                "TimeoutStopSec=15", "SuccessExitStatus=143");
    }

    private List<String> hardening() {
        List<String> lines = new ArrayList<>(List.of("", "NoNewPrivileges=yes", "RestrictAddressFamilies=AF_UNIX",
                "RestrictNamespaces=yes", "RestrictSUIDSGID=yes", "LockPersonality=yes", "SystemCallArchitectures=native",
                "SystemCallFilter=@system-service", "SystemCallErrorNumber=EPERM", "UMask=0077"));
        if (kind == ServiceKind.USER && !allowed.mountNamespaces()) {
            lines.add("# No ProtectSystem, ProtectHome, PrivateTmp or PrivateNetwork: this machine lets no user have namespaces.");
            return lines;
        }
        if (kind == ServiceKind.USER) {
            lines.add("PrivateUsers=yes");
        }
        lines.addAll(List.of("ProtectSystem=strict", "ProtectHome=" + protectHome(), "PrivateNetwork=yes",
                "ProtectKernelTunables=yes", "ProtectControlGroups=yes"));
        if (!program.startsWith("/tmp")) {
            lines.add("PrivateTmp=yes");
        }
        if (kind == ServiceKind.SYSTEM) {
            lines.addAll(List.of("ProtectKernelModules=yes", "ProtectKernelLogs=yes", "ProtectHostname=yes",
                    "CapabilityBoundingSet=", "DevicePolicy=closed", "DeviceAllow=char-alsa rw"));
        }
        return lines;
    }

    /** The program is read from its folder; where that is nobody's home, homes need not be there at all. */
    private String protectHome() {
        boolean inAHome = kind == ServiceKind.USER || isInAHome(program) || javaHome != null && isInAHome(javaHome);
        return inAHome ? "read-only" : "yes";
    }

    private static boolean isInAHome(Path path) {
        return path.startsWith("/home") || path.startsWith("/root") || path.startsWith("/run/user");
    }
}
