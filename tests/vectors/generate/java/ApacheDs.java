// Apache Directory LDAP API, PasswordUtil (Debian libapache-directory-api-java). Lines of hex password and label in, stored values out;
// or, with a third field, whether it is the password of that value.
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.apache.directory.api.ldap.model.constants.LdapSecurityConstants;
import org.apache.directory.api.ldap.model.password.PasswordUtil;

public class ApacheDs {
    public static void main(String[] args) throws Exception {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line; (line = in.readLine()) != null;) {
            String[] fields = line.split("\t");
            byte[] password = HexFormat.of().parseHex(fields[0]);
            if (fields.length == 3) {
                System.out.println(PasswordUtil.compareCredentials(password, fields[2].getBytes(StandardCharsets.UTF_8)));
            } else {
                LdapSecurityConstants kind = LdapSecurityConstants.valueOf("HASH_METHOD_" + fields[1]);
                System.out.println(new String(PasswordUtil.createStoragePassword(password, kind), StandardCharsets.UTF_8));
            }
        }
    }
}
