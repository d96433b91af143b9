// jBCrypt (Debian libjbcrypt-java). usage: java -cp jbcrypt.jar:. JBCrypt.java passwords.tsv VERSION
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.mindrot.jbcrypt.BCrypt;

public class JBCrypt {
    static String peer;
    static final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    static final Map<String, String> pw = new LinkedHashMap<>();

    static void emit(String who, String scheme, String password, String stored, String expect, String more) {
        String hex = HexFormat.of().formatHex(password.getBytes(StandardCharsets.UTF_8));
        out.println("{\"scheme\": \"" + scheme + "\", \"peer\": \"" + who + "\", \"password_hex\": \"" + hex + "\", \"stored\": \"" + stored
            + "\", \"expect\": \"" + expect + "\"" + more + "}");
    }

    static void row(String name, String wrong, int cost, String more) {
        String stored = BCrypt.hashpw(pw.get(name), BCrypt.gensalt(cost));
        if (!BCrypt.checkpw(pw.get(name), stored)) throw new IllegalStateException(stored);
        emit(peer, "bcrypt", pw.get(name), stored, "match", more);
        emit(peer + " (label added)", "spring_delegating", pw.get(name), "{bcrypt}" + stored, "match", more);
        if (wrong == null) return;
        if (BCrypt.checkpw(pw.get(wrong), stored)) throw new IllegalStateException(stored);
        emit(peer, "bcrypt", pw.get(wrong), stored, "mismatch", ", \"note\": \"wrong password\"");
        emit(peer + " (label added)", "spring_delegating", pw.get(wrong), "{bcrypt}" + stored, "mismatch", ", \"note\": \"wrong password\"");
    }

    public static void main(String[] args) throws Exception {
        for (String line : Files.readAllLines(Path.of(args[0]))) {
            String[] kv = line.split("\t", 2);
            pw.put(kv[0], new String(HexFormat.of().parseHex(kv[1]), StandardCharsets.UTF_8));
        }
        peer = "jBCrypt " + args[1];
        String[][] names = { { "ascii", "upper" }, { "empty", "one" }, { "utf8", "ascii" }, { "wide", null }, { "marks", null }, { "edges", null },
            { "len71", null }, { "len72", "len71" }, { "len73", null }, { "len200", null } };
        for (String[] n : names) row(n[0], n[1], 4, n[0].matches("len73|len200") ? ", \"note\": \"only 72 bytes count\"" : "");
        row("words", null, 6, "");
        String nul = BCrypt.hashpw("nul\0inside", BCrypt.gensalt(4));
        System.err.println("jBCrypt NUL counts: " + !BCrypt.checkpw("nul", nul));
        emit(peer, "bcrypt", "nul\0inside", nul, "match", ", \"note\": \"NUL in the password\"");
        emit(peer, "bcrypt", "nul", nul, BCrypt.checkpw("nul", nul) ? "match" : "mismatch", ", \"note\": \"wrong password\"");
        // a salt with stray bits in its last character
        String stray = BCrypt.hashpw(pw.get("ascii"), "$2a$04$oaQbBqq8JnSM1NHRPQGXOP");
        System.err.println("jBCrypt hashpw with stray salt bits writes " + stray);
        System.err.println("jBCrypt checkpw with stray salt bits: " + BCrypt.checkpw(pw.get("ascii"), stray.substring(0, 28) + "P" + stray.substring(29)));
        for (String name : new String[] { "ascii", "wide", "len71" }) {
            String old = BCrypt.hashpw(pw.get(name), "$2$04$" + BCrypt.gensalt(4).substring(7));
            if (!BCrypt.checkpw(pw.get(name), old) || BCrypt.checkpw(pw.get("upper"), old)) throw new IllegalStateException(old);
            emit(peer, "bcrypt", pw.get(name), old, "match", ", \"note\": \"$2$: no NUL behind the password\"");
        }
        String password = "uma & kiddo";
        String stored = BCrypt.hashpw(password, BCrypt.gensalt());
        if (!BCrypt.checkpw(password, stored)) throw new IllegalStateException();
        emit(peer, "bcrypt", password, stored, "match", ", \"system\": \"Java with jBCrypt\", \"user\": \"uma\"");
        password = "viola & cesario";
        stored = BCrypt.hashpw(password, BCrypt.gensalt(10));
        if (!BCrypt.checkpw(password, stored)) throw new IllegalStateException();
        emit(peer + " (label added)", "spring_delegating", password, "{bcrypt}" + stored, "match",
            ", \"system\": \"Spring Security DelegatingPasswordEncoder\", \"user\": \"viola\"");
    }
}
