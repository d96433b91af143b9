import java.nio.charset.StandardCharsets;
import java.util.*;
import org.apache.shiro.crypto.hash.*;
import org.apache.shiro.crypto.hash.format.Shiro1CryptFormat;
import org.apache.shiro.util.ByteSource;
import org.jasypt.util.password.*;

/** Apache Shiro 1 and Jasypt. stdin: tab-separated `scheme password stored key`, all but the scheme in hex; stdout: true or false. */
public class Applications {
    public static void main(String[] args) {
        Scanner in = new Scanner(System.in, StandardCharsets.UTF_8);
        while (in.hasNextLine()) {
            String[] row = in.nextLine().split("\t", -1);
            String password = new String(HexFormat.of().parseHex(row[1]), StandardCharsets.UTF_8);
            String stored = new String(HexFormat.of().parseHex(row[2]), StandardCharsets.UTF_8);
            System.out.println(switch (row[0]) {
                case "jasypt_basic" -> new BasicPasswordEncryptor().checkPassword(password, stored);
                case "jasypt_strong" -> new StrongPasswordEncryptor().checkPassword(password, stored);
                default -> shiro(password, stored, HexFormat.of().parseHex(row[3]));
            });
        }
    }

    static boolean shiro(String password, String stored, byte[] privateSalt) {
        Hash expected = new Shiro1CryptFormat().parse(stored);
        DefaultHashService service = new DefaultHashService();
        if (privateSalt.length > 0) {
            service.setPrivateSalt(ByteSource.Util.bytes(privateSalt));
        }
        HashRequest request = new HashRequest.Builder().setAlgorithmName(expected.getAlgorithmName())
            .setSource(ByteSource.Util.bytes(password)).setSalt(expected.getSalt()).setIterations(expected.getIterations()).build();
        return service.computeHash(request).equals(expected);
    }
}
