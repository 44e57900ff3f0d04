#!/usr/bin/env bash
# Beat Master: builds itself when it must, then runs.  ./run.sh --help  says what it can do; ./run.sh test  tests it.
# Works on Linux, macOS (bash 3.2) and Windows (Git Bash), from any directory and through a symlink.
set -eu

say() { printf 'beat-master: %s\n' "$*" >&2; }
die() { say "$@"; exit 1; }

# ---- where we are ----------------------------------------------------------------------------------------------------
script=$0
case $script in */*) ;; *) script=$(command -v -- "$script") ;; esac
while [ -L "$script" ]; do                      # macOS has no readlink -f
    target=$(readlink "$script")
    case $target in
        /*) script=$target ;;
        *) script=$(dirname "$script")/$target ;;
    esac
done
home=$(cd "$(dirname "$script")" && pwd -P)
jar=$home/target/beat-master.jar

# ---- what is missing, in the words of this system ----------------------------------------------------------------------
install_hint() { # $1: java or maven
    local debian=openjdk-17-jdk-headless fedora=java-latest-openjdk-devel arch=jdk-openjdk brew=openjdk
    local windows=EclipseAdoptium.Temurin.21.JDK
    if [ "$1" = maven ]; then
        debian=maven fedora=maven arch=maven brew=maven windows='Apache.Maven (or https://maven.apache.org)'
    fi
    case $(uname -s) in
        Darwin) echo "brew install $brew" ;;
        MINGW* | MSYS* | CYGWIN*) echo "winget install $windows" ;;
        *)
            if command -v apt-get >/dev/null 2>&1; then echo "sudo apt install $debian"
            elif command -v dnf >/dev/null 2>&1; then echo "sudo dnf install $fedora"
            elif command -v pacman >/dev/null 2>&1; then echo "sudo pacman -S $arch"
            else echo "install $debian (Debian), $fedora (Fedora) or $arch (Arch)"
            fi ;;
    esac
}

# ---- Java 17 or later ----------------------------------------------------------------------------------------------------
java=java
if [ -n "${JAVA_HOME:-}" ]; then
    java=$JAVA_HOME/bin/java
    command -v "$java" >/dev/null 2>&1 || die "JAVA_HOME has no bin/java: $JAVA_HOME"
fi
command -v "$java" >/dev/null 2>&1 || die "needs Java 17 or later and finds none: $(install_hint java)"

jdk_home() { # the folder of this Java, links followed; nothing where that is not to be seen (macOS, Windows)
    local file next
    file=$(command -v "$java")
    while [ -L "$file" ]; do
        next=$(readlink "$file")
        case $next in /*) file=$next ;; *) file=$(dirname "$file")/$next ;; esac
    done
    file=$(dirname "$(dirname "$file")")
    [ -r "$file/release" ] && echo "$file"
    return 0
}
java_major() { # from the JDK's own release file, which costs nothing; else by asking it
    local version=
    [ -n "$jdk" ] && version=$(sed -n 's/^JAVA_VERSION="\([^"]*\)".*/\1/p' "$jdk/release")
    [ -n "$version" ] || version=$("$java" -version 2>&1 | sed -n 's/.* version "\([^"]*\)".*/\1/p')
    version=${version#1.}
    echo "${version%%[!0-9]*}"
}
jdk=$(jdk_home)
major=$(java_major)
[ -n "$major" ] || die "needs Java 17 or later; '$java -version' answers nothing: $(install_hint java)"
[ "$major" -ge 17 ] || die "needs Java 17 or later; $java is version $major: $(install_hint java)"

# JavaCPP, under ND4J, and Maven's own libraries use sun.misc.Unsafe; from JDK 23 on the JVM warns of that unless told.
quiet=
[ "$major" -lt 23 ] || quiet="--sun-misc-unsafe-memory-access=allow"

need_build_tools() { # and uses the JDK that will run what is built
    local javac=javac
    command -v mvn >/dev/null 2>&1 || die "needs Maven to build and finds none: $(install_hint maven)"
    [ -n "${JAVA_HOME:-}" ] || [ -z "$jdk" ] || export JAVA_HOME=$jdk
    if [ -n "${JAVA_HOME:-}" ]; then
        javac=$JAVA_HOME/bin/javac
        [ -z "$quiet" ] || export MAVEN_OPTS="${MAVEN_OPTS:-} --enable-native-access=ALL-UNNAMED $quiet"
    fi
    command -v "$javac" >/dev/null 2>&1 \
        || die "needs a whole JDK to build, and this Java has no compiler: $(install_hint java)"
}
maven() { cd "$home" && mvn -B -ntp -Dstyle.color=never "$@"; }

# ---- tests -------------------------------------------------------------------------------------------------------------
if [ "${1:-}" = test ]; then
    shift
    need_build_tools
    say "building and testing (mvn verify)"
    maven verify "$@"
    exit
fi

# ---- build when it must --------------------------------------------------------------------------------------------------
build() {
    need_build_tools
    say "$1"
    mkdir -p "$home/target"
    if ! (maven -q -Dmaven.test.skip=true package) >"$home/target/build.log" 2>&1 </dev/null; then
        grep ERROR "$home/target/build.log" >&2 || cat "$home/target/build.log" >&2
        die "not built; all of it: $home/target/build.log"
    fi
    touch "$jar"                                # Maven leaves a jar alone that would not change
}
if [ ! -f "$jar" ]; then
    build "building, once; the first build downloads about 200 MB of libraries ..."
elif [ -n "$(find "$home/pom.xml" "$home/src/main" -newer "$jar" -print)" ]; then
    if command -v mvn >/dev/null 2>&1; then
        build "the sources have changed: building ..."
    else
        say "the sources are newer than the build and there is no Maven: running the old build"
    fi
fi

# ---- run ---------------------------------------------------------------------------------------------------------------
command=perform
for argument in "$@"; do
    case $argument in
        -v | --verbose) ;;
        -*) break ;;
        *) command=$argument; break ;;
    esac
done
# Live, a small heap keeps collections short and a small machine free; training holds a data set and ND4J's arrays.
case $command in
    train | adapt | dataset | evaluate) case $(uname -m) in arm*) memory=-Xmx1g ;; *) memory=-Xmx3g ;; esac ;;
    *) memory=-Xmx512m ;;
esac
set -- "-Dbeatmaster.home=$(command -v cygpath >/dev/null 2>&1 && cygpath -m "$home" || echo "$home")" \
    "$memory" -XX:+UseSerialGC -Xshare:auto -XX:-UsePerfData -jar \
    "$(command -v cygpath >/dev/null 2>&1 && cygpath -m "$jar" || echo "$jar")" "$@"
# ND4J's threads share out products that are too small to share: on one thread training is up to four times as fast.
export OMP_NUM_THREADS="${OMP_NUM_THREADS:-1}"
[ -z "$quiet" ] || set -- "$quiet" "$@"
# From JDK 22 to 24 there is a console even where the output is a file, unless told; the live line would fill a log.
set -- -Djdk.console=java.base "$@"
exec "$java" "$@"
