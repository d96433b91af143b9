import java.nio.charset.StandardCharsets;
import java.util.*;
import org.apache.shiro.crypto.hash.*;
import org.apache.shiro.crypto.hash.format.Shiro1CryptFormat;
import org.apache.shiro.util.ByteSource;

/** Apache Shiro 1. stdin: tab-separated `scheme algorithm password salt rounds key`, bytes in hex; stdout: the stored string. */
public class Providers {
    public static void main(String[] args) {
        Scanner in = new Scanner(System.in, StandardCharsets.UTF_8);
        HexFormat hex = HexFormat.of();
        while (in.hasNextLine()) {
            String[] row = in.nextLine().split("\t", -1);
            String password = new String(hex.parseHex(row[2]), StandardCharsets.UTF_8);
            ByteSource salt = ByteSource.Util.bytes(hex.parseHex(row[3]));
            int rounds = Integer.parseInt(row[4]);
            if (row[0].startsWith("shiro_columns")) {
                System.out.println(new SimpleHash(row[1], password, salt, rounds).toHex());
                continue;
            }
            DefaultHashService service = new DefaultHashService();
            byte[] key = hex.parseHex(row[5]);
            if (key.length > 0) {
                service.setPrivateSalt(ByteSource.Util.bytes(key));
            }
            HashRequest request = new HashRequest.Builder().setAlgorithmName(row[1])
                .setSource(ByteSource.Util.bytes(password)).setSalt(salt).setIterations(rounds).build();
            System.out.println(new Shiro1CryptFormat().format(service.computeHash(request)));
        }
    }
}
