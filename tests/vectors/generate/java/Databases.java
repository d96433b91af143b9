import java.io.*;
import java.nio.charset.StandardCharsets;
import java.sql.*;
import java.util.*;
import org.apache.shiro.crypto.hash.SimpleHash;

/** Databases in Java, run in memory: what they store of each password, and whether they let it in. */
public class Databases {
    static void row(String scheme, String peer, String password, String user, String salt, String stored, String expect) {
        byte[] bytes = password.getBytes(StandardCharsets.UTF_8);
        String hex = HexFormat.of().formatHex(bytes);
        System.out.println(String.join("\t", scheme, peer, hex, user, salt, stored, expect));
    }

    static boolean logsIn(String url, String user, String password) {
        try (Connection c = DriverManager.getConnection(url, user, password)) {
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    static String literal(String password) {
        return "'" + password.replace("'", "''") + "'";
    }

    static void both(String scheme, String peer, String url, String password, String user, String salt, String stored, boolean wrong) {
        if (!logsIn(url, user, password) || logsIn(url, user, password + "x")) throw new RuntimeException(peer + " does not let in " + password);
        row(scheme, peer, password, user, salt, stored, "match");
        if (wrong) row(scheme, peer, password + "x", user, salt, stored, "mismatch");
    }

    static void h2(List<String> passwords) throws Exception {
        String url = "jdbc:h2:mem:x";
        try (Connection c = DriverManager.getConnection(url + ";DB_CLOSE_DELAY=-1", "sa", ""); Statement s = c.createStatement()) {
            String peer = "H2 " + c.getMetaData().getDatabaseProductVersion().split(" ")[0];
            for (int n = 0; n < passwords.size(); n++) {
                s.execute("CREATE USER anna" + n + " PASSWORD " + literal(passwords.get(n)));
                ResultSet r = s.executeQuery("SCRIPT NODATA");
                while (r.next()) {
                    String[] words = r.getString(1).split("['\"]");
                    if (words.length < 6 || !words[1].equals("ANNA" + n)) continue;
                    both("h2", peer, url, passwords.get(n), "Anna" + n, words[3], words[5], n < 3);
                }
            }
        }
    }

    static void hsqldb(List<String> passwords) throws Exception {
        String url = "jdbc:hsqldb:mem:x";
        try (Connection c = DriverManager.getConnection(url, "SA", ""); Statement s = c.createStatement()) {
            String peer = "HSQLDB " + c.getMetaData().getDatabaseProductVersion();
            for (int n = 0; n < passwords.size(); n++) {
                String password = passwords.get(n);
                // It replaces other letters by question marks.
                if (password.chars().anyMatch(letter -> letter > 255)) continue;
                s.execute("CREATE USER u" + n + " PASSWORD " + literal(password));
                ResultSet r = s.executeQuery("SELECT PASSWORD_DIGEST FROM INFORMATION_SCHEMA.SYSTEM_USERS WHERE USER_NAME = 'U" + n + "'");
                r.next();
                both("hsqldb", peer, url, password, "U" + n, "", r.getString(1), n < 3);
            }
        }
    }

    static void derby(List<String> passwords) throws Exception {
        String url = "jdbc:derby:memory:x";
        try (Connection c = DriverManager.getConnection(url + ";create=true")) {
            String peer = "Apache Derby " + c.getMetaData().getDatabaseProductVersion().split(" ")[0];
            for (int n = 0; n < passwords.size(); n++) {
                for (String salt : new String[] {"16", "0"}) {
                    String rounds = salt.equals("16") ? "1000" : "1", user = "anna" + n;
                    try (CallableStatement s = c.prepareCall("CALL SYSCS_UTIL.SYSCS_SET_DATABASE_PROPERTY(?, ?)")) {
                        String[][] properties = {
                            {"derby.authentication.builtin.algorithm", "SHA-256"},
                            {"derby.authentication.builtin.iterations", rounds},
                            {"derby.authentication.builtin.saltLength", salt},
                            {"derby.user." + user, passwords.get(n)},
                        };
                        for (String[] property : properties) {
                            s.setString(1, property[0]);
                            s.setString(2, property[1]);
                            s.execute();
                        }
                    }
                    try (PreparedStatement s = c.prepareStatement("VALUES SYSCS_UTIL.SYSCS_GET_DATABASE_PROPERTY(?)")) {
                        s.setString(1, "derby.user." + user);
                        ResultSet r = s.executeQuery();
                        r.next();
                        String scheme = salt.equals("16") ? "derby_sha256" : "derby_sha256_unsalted";
                        row(scheme, peer, passwords.get(n), user, "", r.getString(1), "match");
                        if (n < 3) row(scheme, peer, passwords.get(n) + "x", user, "", r.getString(1), "mismatch");
                    }
                }
            }
        }
    }

    static void neo4j(List<String> passwords) {
        String peer = "Apache Shiro 1.3.2, as Neo4j calls it";
        byte[] salt = new byte[32];
        for (String password : passwords) {
            new Random(password.hashCode()).nextBytes(salt);
            String hex = HexFormat.of().formatHex(salt);
            byte[] bytes = password.getBytes(StandardCharsets.UTF_8);
            row("neo4j_sha256", peer, password, "", "", "SHA-256," + new SimpleHash("SHA-256", bytes, salt, 1024).toHex() + "," + hex + ",1024", "match");
            row("neo4j_legacy", peer, password, "", "", "SHA-256," + new SimpleHash("SHA-256", bytes, salt, 1).toHex() + "," + hex, "match");
        }
    }

    public static void main(String[] args) throws Exception {
        System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
        List<String> passwords = new ArrayList<>();
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line; (line = in.readLine()) != null; ) {
            passwords.add(new String(HexFormat.of().parseHex(line.split("\t")[1]), StandardCharsets.UTF_8));
        }
        h2(passwords);
        hsqldb(passwords);
        derby(passwords);
        neo4j(passwords);
    }
}
