package beatmaster.service;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Whose service it is: the user's own, or the machine's. */
public enum ServiceKind {
    USER("default.target") {
        @Override
        Path folder(Map<String, String> environment, Path home) {
            String configured = environment.get("XDG_CONFIG_HOME");
            Path config = configured == null || configured.isBlank() ? home.resolve(".config") : Path.of(configured);
            return config.resolve("systemd/user");
        }
    },
    SYSTEM("multi-user.target") {
        @Override
        Path folder(Map<String, String> environment, Path home) {
            return Path.of("/etc/systemd/system");
        }
    };

    /** What {@code systemctl} calls it. */
    public static final String UNIT = "beat-master.service";

    private final String wantedBy;

    ServiceKind(String wantedBy) {
        this.wantedBy = wantedBy;
    }

    abstract Path folder(Map<String, String> environment, Path home);

    /** Where its unit lies. */
    public Path file(Map<String, String> environment, Path home) {
        return folder(environment, home).resolve(UNIT);
    }

    /** The target that starts it. */
    String wantedBy() {
        return wantedBy;
    }

    /** A call of {@code systemctl} for it. */
    public List<String> systemctl(String... words) {
        List<String> call = new ArrayList<>(List.of("systemctl"));
        if (this == USER) {
            call.add("--user");
        }
        call.addAll(List.of(words));
        return call;
    }
}
