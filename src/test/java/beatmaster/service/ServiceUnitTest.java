package beatmaster.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServiceUnitTest {

    static final ServiceUnit.Allowed ALL = new ServiceUnit.Allowed(true, true);

    private static final String USERS = """
            [Unit]
            Description=Beat Master, a live MIDI drummer

            [Service]
            Type=exec
            ExecStart=/home/pi/beat-master/run.sh perform --keep-state auto --style funk
            StateDirectory=beat-master
            StateDirectoryMode=0700
            WorkingDirectory=%S/beat-master
            # JNA unpacks its library there.
            Environment=XDG_CACHE_HOME=%S/beat-master/cache

            # Restarted after a crash, not after wrong usage (2). SIGTERM: notes off, ports closed, take written,
            # exit 0; a Java that has not begun to play says 143.
            Restart=on-failure
            RestartSec=2
            RestartPreventExitStatus=2
            KillSignal=SIGTERM
            TimeoutStopSec=15
            SuccessExitStatus=143

            # The beat thread asks for it; what is not allowed is said in the journal.
            LimitRTPRIO=40

            NoNewPrivileges=yes
            RestrictAddressFamilies=AF_UNIX
            RestrictNamespaces=yes
            RestrictSUIDSGID=yes
            LockPersonality=yes
            SystemCallArchitectures=native
            SystemCallFilter=@system-service
            SystemCallErrorNumber=EPERM
            UMask=0077
            PrivateUsers=yes
            ProtectSystem=strict
            ProtectHome=read-only
            PrivateNetwork=yes
            ProtectKernelTunables=yes
            ProtectControlGroups=yes
            PrivateTmp=yes

            [Install]
            WantedBy=default.target
            """;

    static ServiceUnit unit(ServiceKind kind, String program, ServiceUnit.Allowed allowed, String... options) {
        return new ServiceUnit(kind, Path.of(program), List.of(options), null, null, allowed);
    }

    @Test
    void aUsersUnitIsThis() {
        assertEquals(USERS, unit(ServiceKind.USER, "/home/pi/beat-master/run.sh", ALL, "--style", "funk").text());
    }

    @Test
    void whereUsersHaveNoNamespacesTheUnitSaysWhatItCannotHave() {
        ServiceUnit.Allowed less = new ServiceUnit.Allowed(false, true);
        String text = unit(ServiceKind.USER, "/home/pi/beat-master/run.sh", less, "--style", "funk").text();
        String from = "PrivateUsers=yes\n";
        String cut = USERS.substring(0, USERS.indexOf(from)) + "# No ProtectSystem, ProtectHome, PrivateTmp or PrivateNetwork:"
                + " this machine lets no user have namespaces.\n" + USERS.substring(USERS.indexOf("\n[Install]"));
        assertEquals(cut, text);
    }

    @Test
    void theSystemsUnitHasTheSoundGroupAndNoOtherRights() {
        String text = unit(ServiceKind.SYSTEM, "/opt/beat-master/run.sh", ALL).text();
        for (String line : List.of("After=sound.target", "DynamicUser=yes", "SupplementaryGroups=audio", "ProtectHome=yes",
                "ProtectSystem=strict", "NoNewPrivileges=yes", "CapabilityBoundingSet=", "DevicePolicy=closed",
                "DeviceAllow=char-alsa rw", "PrivateNetwork=yes", "LimitRTPRIO=40", "WantedBy=multi-user.target")) {
            assertTrue(text.lines().anyMatch(line::equals), line + " is not in\n" + text);
        }
        assertFalse(text.contains("PrivateUsers"), text);
        assertFalse(unit(ServiceKind.SYSTEM, "/opt/run.sh", new ServiceUnit.Allowed(true, false)).text().contains("audio"));
    }

    @Test
    void theSystemsUnitOfAProgramInAHomeRunsAsItsOwnerAndReadsTheHome() {
        String text = new ServiceUnit(ServiceKind.SYSTEM, Path.of("/home/pi/beat-master/run.sh"), List.of(),
                Path.of("/home/pi/jdk 21"), "pi", ALL).text();
        assertTrue(text.contains("\nUser=pi\n"), text);
        assertTrue(text.contains("\nProtectHome=read-only\n"), text);
        assertTrue(text.contains("\nEnvironment=\"JAVA_HOME=/home/pi/jdk 21\"\n"), text);
        assertFalse(text.contains("DynamicUser"), text);
    }

    @Test
    void aProgramInTheSharedTemporaryFolderCanStillBeSeen() {
        assertFalse(unit(ServiceKind.USER, "/tmp/beat-master/run.sh", ALL).text().contains("PrivateTmp"));
    }

    @Test
    void stateIsKeptUnlessTheOptionsSayWhere() {
        String text = unit(ServiceKind.USER, "/opt/run.sh", ALL, "--keep-state", "mine.yaml").text();
        assertTrue(text.contains("\nExecStart=/opt/run.sh perform --keep-state mine.yaml\n"), text);
    }

    @Test
    void wordsReachTheProgramAsTheyWereGiven() {
        assertEquals("--in=TR-8S a.b:c@d+e,f", ExecLine.of(List.of("--in=TR-8S", "a.b:c@d+e,f")));
        assertEquals("\"\" \"two words\" \"50%%\" \"$$HOME\" \"a\\\\b\" \"say \\\"x\\\"\" \"'\" \";\" \"é\"",
                ExecLine.of(List.of("", "two words", "50%", "$HOME", "a\\b", "say \"x\"", "'", ";", "é")));
        assertThrows(IllegalArgumentException.class, () -> ExecLine.word("a\nExecStop=/bin/rm"));
    }
}
