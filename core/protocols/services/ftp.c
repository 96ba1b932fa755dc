/* ftp.c - File Transfer Protocol, the conversation: RFC 959, with the addresses of RFC 2428.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     client:  USER anonymous                      command, argument
 *     server:  331 Please specify the password.    code, text
 *              230-Welcome                         a text of several lines ends with the one
 *              230 Login successful.               that has a space behind the code
 *
 * The files themselves travel over a second connection. Either end announces where it waits for
 * that one: PASV and EPSV in the server's answer, PORT and EPRT in the client's command.
 */
#include "config.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "dissect/octet-dissector.h"

/* A line of a person's or a program's making; what is longer is not one (RFC 1123, 4.1.3.4). */
#define MAX_LINE 4096
/* Lines of one packet: a welcome text is a page. The rest is shown as one row. */
#define MAX_LINES 500

#define SERVER_PORT 21

enum
{
  REQUEST, RESPONSE, COMMAND, ARGUMENT, CODE, TEXT, PASSIVE_ADDRESS, PASSIVE_PORT, ACTIVE_ADDRESS,
  ACTIVE_PORT, EPRT_FAMILY, EPRT_ADDRESS, EPRT_ADDRESS6, EPRT_PORT, EPSV_ADDRESS, EPSV_ADDRESS6,
  EPSV_PORT,
};

/* RFC 959, 4.2; RFC 2228, RFC 2389, RFC 2428. */
static const OctetName codes[] = {
  { 110, N_("Restart marker") }, { 120, N_("Ready in some minutes") },
  { 125, N_("Data connection is open already") }, { 150, N_("About to open the data connection") },
  { 200, N_("Done") }, { 202, N_("Not needed here") }, { 211, N_("System status") },
  { 212, N_("Directory status") }, { 213, N_("File status") }, { 214, N_("Help") },
  { 215, N_("Kind of system") }, { 220, N_("Ready for a new user") }, { 221, N_("Goodbye") },
  { 225, N_("Data connection is open") }, { 226, N_("Transfer is complete") },
  { 227, N_("Waiting at this address") }, { 228, N_("Waiting at this long address") },
  { 229, N_("Waiting at this port") }, { 230, N_("Logged in") }, { 232, N_("Logged in, secured") },
  { 234, N_("Security is agreed on") }, { 250, N_("File action is done") },
  { 257, N_("Path") }, { 331, N_("Password, please") }, { 332, N_("Account, please") },
  { 334, N_("Security data, please") }, { 350, N_("Tell me more") },
  { 421, N_("Service is closing") }, { 425, N_("Cannot open the data connection") },
  { 426, N_("Transfer was broken off") }, { 450, N_("File is busy") },
  { 451, N_("Failed inside the server") }, { 452, N_("No room for it") },
  { 500, N_("Not understood") }, { 501, N_("Argument is not understood") },
  { 502, N_("Command is not known here") }, { 503, N_("Commands in the wrong order") },
  { 504, N_("Not with this argument") }, { 522, N_("Address family is not known") },
  { 530, N_("Not logged in") }, { 532, N_("Account is needed to store files") },
  { 534, N_("Refused by policy") }, { 550, N_("No such file, or not allowed") },
  { 551, N_("Kind of page is not known") }, { 552, N_("More than may be stored") },
  { 553, N_("File name is not allowed") },
};

static const OctetName families[] = { { 1, "IPv4" }, { 2, "IPv6" } };

#define LESSON_WAITS N_("Where this end waits for the connection over which the file will come. " \
                        "Behind a router that changes addresses it may be wrong.")
#define LESSON_PORT N_("The door for the second connection, on which the file or the list of " \
                       "files travels.")

static const OctetField fields[] = {
  [REQUEST] = { "ftp.request", N_("Request"), OCTET_FIELD_BOOL, .flags = OCTET_FIELD_HIDDEN,
    .lesson = N_("The client speaks.") },
  [RESPONSE] = { "ftp.response", N_("Response"), OCTET_FIELD_BOOL, .flags = OCTET_FIELD_HIDDEN,
    .lesson = N_("The server speaks.") },
  [COMMAND] = { "ftp.request.command", N_("Command"), OCTET_FIELD_STRING,
    .lesson = N_("What the client wants: USER and PASS to log in, RETR to fetch a file, STOR to "
                 "store one.") },
  [ARGUMENT] = { "ftp.request.arg", N_("Argument"), OCTET_FIELD_STRING,
    .lesson = N_("What the command is about: a name, a path. Passwords stand here for everyone "
                 "on the way to read.") },
  [CODE] = { "ftp.response.code", N_("Code"), OCTET_FIELD_UINT, .bits = 32, OCTET_NAMED (codes),
    .lesson = N_("Three digits for the program. The first tells how it went: 1 begun, 2 done, "
                 "3 go on, 4 try again, 5 no.") },
  [TEXT] = { "ftp.response.arg", N_("Text"), OCTET_FIELD_STRING,
    .lesson = N_("The same in words, for the person.") },
  [PASSIVE_ADDRESS] = { "ftp.passive.ip", N_("Waits at"), OCTET_FIELD_IPV4,
    .lesson = LESSON_WAITS },
  [PASSIVE_PORT] = { "ftp.passive.port", N_("Waits at port"), OCTET_FIELD_UINT, .bits = 16,
    .lesson = LESSON_PORT },
  [ACTIVE_ADDRESS] = { "ftp.active.cip", N_("Client waits at"), OCTET_FIELD_IPV4,
    .lesson = LESSON_WAITS },
  [ACTIVE_PORT] = { "ftp.active.port", N_("Client waits at port"), OCTET_FIELD_UINT, .bits = 16,
    .lesson = LESSON_PORT },
  [EPRT_FAMILY] = { "ftp.eprt.af", N_("Address family"), OCTET_FIELD_UINT, .bits = 8,
    OCTET_NAMED (families),
    .lesson = N_("Which kind of address follows. The older commands know IPv4 only.") },
  [EPRT_ADDRESS] = { "ftp.eprt.ip", N_("Client waits at"), OCTET_FIELD_IPV4,
    .lesson = LESSON_WAITS },
  [EPRT_ADDRESS6] = { "ftp.eprt.ipv6", N_("Client waits at"), OCTET_FIELD_IPV6,
    .lesson = LESSON_WAITS },
  [EPRT_PORT] = { "ftp.eprt.port", N_("Client waits at port"), OCTET_FIELD_UINT, .bits = 16,
    .lesson = LESSON_PORT },
  [EPSV_ADDRESS] = { "ftp.epsv.ip", N_("Server waits at"), OCTET_FIELD_IPV4,
    .flags = OCTET_FIELD_GENERATED, .lesson = LESSON_WAITS },
  [EPSV_ADDRESS6] = { "ftp.epsv.ipv6", N_("Server waits at"), OCTET_FIELD_IPV6,
    .flags = OCTET_FIELD_GENERATED, .lesson = LESSON_WAITS },
  [EPSV_PORT] = { "ftp.epsv.port", N_("Server waits at port"), OCTET_FIELD_UINT, .bits = 16,
    .lesson = LESSON_PORT },
};

enum { BAD_EPRT, BAD_EPSV, BAD_CODE };

static const OctetNote notes[] = {
  [BAD_EPRT] = { "ftp.eprt.args_invalid", OCTET_NOTE_WARNING, OCTET_GROUP_MALFORMED,
    N_("The argument is not of the form |family|address|port|") },
  [BAD_EPSV] = { "ftp.epsv.args_invalid", OCTET_NOTE_WARNING, OCTET_GROUP_MALFORMED,
    N_("The answer is not of the form (|||port|)") },
  [BAD_CODE] = { "ftp.response.code.invalid", OCTET_NOTE_WARNING, OCTET_GROUP_MALFORMED,
    N_("The code is less than 100 or more than 659") },
};

static const OctetCarrier carriers[] = { { "tcp.port", SERVER_PORT } };

/* One line and where it stands in the layer. */
typedef struct
{
  const char *text; /* not ended with a zero */
  gsize       at;
  gsize       size; /* without the line's end */
} Line;

/* "h1,h2,h3,h4,p1,p2", RFC 959, 4.1.2; TRUE with the address and port. */
static gboolean
parse_commas (const char *text,
              gsize       size,
              guint8      address[4],
              guint16    *ret_port,
              gsize      *ret_address_size,
              gsize      *ret_size)
{
  guint numbers[6] = { 0 };
  gsize at = 0;

  for (guint i = 0; i < 6; i++)
    {
      gsize start = at;

      for (; at < size && at - start < 3 && g_ascii_isdigit (text[at]); at++)
        numbers[i] = numbers[i] * 10 + (guint) (text[at] - '0');
      if (at == start || numbers[i] > 255)
        return FALSE;
      if (i == 3)
        *ret_address_size = at;
      if (i < 5 && (at >= size || text[at++] != ','))
        return FALSE;
    }
  for (guint i = 0; i < 4; i++)
    address[i] = (guint8) numbers[i];
  *ret_port = (guint16) (numbers[4] << 8 | numbers[5]);
  *ret_size = at;
  return TRUE;
}

/* The first address in a text that people wrote around it. */
static void
read_commas (OctetDissector *self,
             const Line     *line,
             guint           address_field,
             guint           port_field)
{
  guint8 address[4];
  guint16 port;
  gsize address_size, size;

  for (gsize i = 0; i < line->size; i++)
    if (g_ascii_isdigit (line->text[i]) && (i == 0 || !g_ascii_isdigit (line->text[i - 1])) &&
        parse_commas (line->text + i, line->size - i, address, &port, &address_size, &size))
      {
        octet_dissector_add_bytes (self, address_field, address, 4, line->at + i, address_size);
        octet_dissector_add_uint (self, port_field, port, line->at + i + address_size + 1,
                                  size - address_size - 1);
        octet_dissector_expect_protocol (self, "ftp-data", OCTET_FLOW_TCP, port,
                                         port_field == ACTIVE_PORT ? "PORT" : "PASV");
        return;
      }
}

/* "|family|address|port|"; any other sign may stand for the bars (RFC 2428, 2). */
static void
read_eprt (OctetDissector *self,
           const Line     *line)
{
  g_autofree char *text = g_strndup (line->text, line->size);
  char sign[2] = { line->size > 0 ? text[0] : '|', 0 };
  g_auto (GStrv) parts = g_strsplit (text, sign, -1);
  g_autoptr (GInetAddress) address = NULL;
  guint64 family, port;
  gboolean is_v6;

  if (g_strv_length (parts) == 5)
    address = g_inet_address_new_from_string (parts[2]);
  if (address == NULL || !g_ascii_string_to_unsigned (parts[1], 10, 1, 2, &family, NULL) ||
      !g_ascii_string_to_unsigned (parts[3], 10, 0, G_MAXUINT16, &port, NULL))
    {
      octet_dissector_note_here (self, BAD_EPRT);
      return;
    }
  is_v6 = g_inet_address_get_family (address) == G_SOCKET_FAMILY_IPV6;
  octet_dissector_add_uint (self, EPRT_FAMILY, family, line->at + 1, strlen (parts[1]));
  octet_dissector_add_bytes (self, is_v6 ? EPRT_ADDRESS6 : EPRT_ADDRESS,
                             g_inet_address_to_bytes (address),
                             g_inet_address_get_native_size (address),
                             line->at + 2 + strlen (parts[1]), strlen (parts[2]));
  octet_dissector_add_uint (self, EPRT_PORT, port,
                            line->at + 3 + strlen (parts[1]) + strlen (parts[2]),
                            strlen (parts[3]));
  octet_dissector_expect_protocol (self, "ftp-data", OCTET_FLOW_TCP, (guint16) port, "EPRT");
}

/* "(|||port|)": the address is the one the server has already (RFC 2428, 3). */
static void
read_epsv (OctetDissector *self,
           const Line     *line)
{
  const OctetAddress *source = octet_dissector_get_source (self);
  const char *bars = g_strstr_len (line->text, (gssize) line->size, "(|||");
  gsize behind = bars != NULL ? (gsize) (line->text + line->size - bars) - 4 : 0;
  const char *end = bars != NULL ? memchr (bars + 4, '|', behind) : NULL;
  g_autofree char *digits = end != NULL ? g_strndup (bars + 4, (gsize) (end - bars) - 4) : NULL;
  gsize at = bars != NULL ? line->at + (gsize) (bars - line->text) + 4 : 0;
  guint64 port;

  if (digits == NULL || !g_ascii_string_to_unsigned (digits, 10, 1, G_MAXUINT16, &port, NULL))
    {
      octet_dissector_note_here (self, BAD_EPSV);
      return;
    }
  octet_dissector_add_bytes (self, source->kind == OCTET_ADDRESS_IPV6 ? EPSV_ADDRESS6
                                                                      : EPSV_ADDRESS,
                             source->bytes, octet_address_kind_get_size (source->kind), 0, 0);
  octet_dissector_add_uint (self, EPSV_PORT, port, at, strlen (digits));
  octet_dissector_expect_protocol (self, "ftp-data", OCTET_FLOW_TCP, (guint16) port, "EPSV");
}

static void
read_request (OctetDissector *self,
              const Line     *line)
{
  gsize size = 0, start;
  Line argument;

  while (size < line->size && line->text[size] != ' ')
    size++;
  for (start = size; start < line->size && line->text[start] == ' ';)
    start++;
  if (size > 0)
    octet_dissector_add (self, COMMAND, line->at, size);
  if (start < line->size)
    octet_dissector_add (self, ARGUMENT, line->at + start, line->size - start);
  argument = (Line) { line->text + start, line->at + start, line->size - start };
  if (size == 4 && g_ascii_strncasecmp (line->text, "PORT", 4) == 0)
    read_commas (self, &argument, ACTIVE_ADDRESS, ACTIVE_PORT);
  else if (size == 4 && g_ascii_strncasecmp (line->text, "EPRT", 4) == 0)
    read_eprt (self, &argument);
}

static void
read_response (OctetDissector *self,
               const Line     *line)
{
  gboolean has_code = line->size >= 3 && g_ascii_isdigit (line->text[0]) &&
                      g_ascii_isdigit (line->text[1]) && g_ascii_isdigit (line->text[2]);
  gsize start = has_code ? MIN (line->size, 4) : 0;
  Line rest = { line->text + start, line->at + start, line->size - start };
  guint code = 0;

  for (guint i = 0; has_code && i < 3; i++)
    code = code * 10 + (guint) (line->text[i] - '0');
  if (has_code)
    octet_dissector_add_uint (self, CODE, code, line->at, 3);
  if (has_code && (code < 100 || code > 659))
    octet_dissector_note_here (self, BAD_CODE);
  if (rest.size > 0)
    octet_dissector_add (self, TEXT, rest.at, rest.size);
  if (code == 227)
    read_commas (self, &rest, PASSIVE_ADDRESS, PASSIVE_PORT);
  else if (code == 229)
    read_epsv (self, &rest);
}

/* Takes the line at the cursor; its end belongs to its row, not to its text. */
static gboolean
take_line (OctetDissector *self,
           gboolean        whole,
           Line           *ret_line)
{
  OctetReader *rest = octet_dissector_rest (self);
  gsize left = MIN (octet_reader_left (rest), MAX_LINE);
  const guint8 *start = rest->data + rest->position;
  const guint8 *end;

  if (left == 0)
    return FALSE;
  end = whole ? NULL : memchr (start, '\n', left);
  left = whole ? octet_reader_left (rest) : end != NULL ? (gsize) (end - start) + 1 : left;
  ret_line->text = (const char *) start;
  ret_line->at = rest->position;
  ret_line->size = left;
  octet_reader_skip (rest, left);
  while (ret_line->size > 0 && (start[ret_line->size - 1] == '\n' ||
                                start[ret_line->size - 1] == '\r'))
    ret_line->size--;
  return TRUE;
}

static void
open_line (OctetDissector *self,
           const Line     *line)
{
  g_autofree char *text = NULL;

  if (octet_dissector_wants (self, OCTET_WANTS_TEXT))
    text = g_utf8_make_valid (line->text, (gssize) line->size);
  octet_dissector_open_text (self, text != NULL ? text : "");
}

static void
ftp_dissect (OctetDissector *self)
{
  gboolean is_request = octet_dissector_get_source_port (self) != SERVER_PORT;
  Line line;

  octet_dissector_add_uint (self, REQUEST, is_request ? 1 : 0, 0, 0);
  octet_dissector_add_uint (self, RESPONSE, is_request ? 0 : 1, 0, 0);
  for (guint n_lines = 0; take_line (self, n_lines == MAX_LINES, &line); n_lines++)
    {
      open_line (self, &line);
      if (n_lines == 0 && octet_dissector_wants (self, OCTET_WANTS_SUMMARY))
        {
          g_autofree char *text = g_utf8_make_valid (line.text, (gssize) line.size);

          octet_dissector_summarize (self, is_request ? _("Request: %s") : _("Response: %s"), text);
        }
      if (n_lines == 0 && is_request)
        read_request (self, &line);
      else if (n_lines == 0)
        read_response (self, &line);
      octet_dissector_close (self);
    }
}

const OctetProtocol octet_protocol_ftp = {
  .key = "ftp",
  .name = N_("File Transfer Protocol"),
  .short_name = "FTP",
  .reference = "RFC 959",
  .level = OCTET_LEVEL_APPLICATION,
  OCTET_FIELDS (fields),
  OCTET_NOTES (notes),
  OCTET_CARRIERS (carriers),
  .dissect = ftp_dissect,
  .lesson = N_("Copies files between computers. One connection carries the commands, in plain "
               "words, passwords included; each file takes a connection of its own."),
};
