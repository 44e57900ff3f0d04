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

java_major() { # from the JDK's own release file, which costs nothing; else by asking it
    local file version
    file=$(command -v "$java")
    while [ -L "$file" ]; do
        version=$(readlink "$file")
        case $version in /*) file=$version ;; *) file=$(dirname "$file")/$version ;; esac
    done
    file=$(dirname "$(dirname "$file")")/release
    version=
    [ -r "$file" ] && version=$(sed -n 's/^JAVA_VERSION="\([^"]*\)".*/\1/p' "$file")
    [ -n "$version" ] || version=$("$java" -version 2>&1 | sed -n 's/.* version "\([^"]*\)".*/\1/p')
    version=${version#1.}
    echo "${version%%[!0-9]*}"
}
major=$(java_major)
[ -n "$major" ] || die "needs Java 17 or later; '$java -version' answers nothing: $(install_hint java)"
[ "$major" -ge 17 ] || die "needs Java 17 or later; $java is version $major: $(install_hint java)"

need_build_tools() {
    command -v mvn >/dev/null 2>&1 || die "needs Maven to build and finds none: $(install_hint maven)"
    if [ -n "${JAVA_HOME:-}" ]; then
        command -v "$JAVA_HOME/bin/javac" >/dev/null 2>&1 && return
    else
        command -v javac >/dev/null 2>&1 && return
    fi
    die "needs a whole JDK to build, and this Java has no compiler: $(install_hint java)"
}

# ---- tests -------------------------------------------------------------------------------------------------------------
if [ "${1:-}" = test ]; then
    shift
    need_build_tools
    cd "$home"
    say "building and testing (mvn verify)"
    exec mvn -B -ntp verify "$@"
fi

# ---- build when it must --------------------------------------------------------------------------------------------------
build() {
    need_build_tools
    say "$1"
    (cd "$home" && mvn -B -ntp -q -Dmaven.test.skip=true package) >&2 </dev/null || die "the build failed (see above)"
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
    train | dataset | evaluate) memory=-Xmx3g ;;
    *) memory=-Xmx512m ;;
esac
set -- "-Dbeatmaster.home=$(command -v cygpath >/dev/null 2>&1 && cygpath -m "$home" || echo "$home")" \
    "$memory" -XX:+UseSerialGC -Xshare:auto -XX:-UsePerfData -jar \
    "$(command -v cygpath >/dev/null 2>&1 && cygpath -m "$jar" || echo "$jar")" "$@"
# JavaCPP, under ND4J, uses sun.misc.Unsafe; from JDK 23 on the JVM warns of that unless told.
if [ "$major" -ge 23 ]; then
    set -- --sun-misc-unsafe-memory-access=allow "$@"
fi
exec "$java" "$@"
