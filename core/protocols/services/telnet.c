/* telnet.c - Telnet: a terminal over a network, RFC 854 and 855.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     what is typed and shown, and between it commands:
 *     255 (IAC)  command
 *     255 (IAC)  WILL, WON'T, DO or DON'T   option
 *     255 (IAC)  SB   option   octets …   255 (IAC)  SE
 *     255 (IAC)  255                          the octet 255 itself
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dissect/octet-dissector.h"

/* Each takes two octets at least; a packet of nothing else would fill the tree. */
#define MAX_ROWS 2000

enum
{
  COMMAND, OPTION, ANSWER, DATA, OPTION_DATA, VALUE, WIDTH, HEIGHT,
};

enum { SE = 240, SB = 250, WILL = 251, DONT = 254, IAC = 255 };

enum { TERMINAL_TYPE = 24, WINDOW_SIZE = 31, TERMINAL_SPEED = 32, DISPLAY = 35 };

/* RFC 854, and RFC 885 for the end of a record. */
static const OctetName commands[] = {
  { 236, N_("End of file") }, { 237, N_("Suspend") }, { 238, N_("Abort") },
  { 239, N_("End of record") }, { SE, N_("End of suboption") }, { 241, N_("No operation") },
  { 242, N_("Data mark") }, { 243, N_("Break") }, { 244, N_("Interrupt") },
  { 245, N_("Abort output") }, { 246, N_("Are you there?") }, { 247, N_("Erase character") },
  { 248, N_("Erase line") }, { 249, N_("Go ahead") }, { SB, N_("Suboption") },
  { WILL, N_("Will") }, { 252, N_("Won't") }, { 253, N_("Do") }, { DONT, N_("Don't") },
};

/* IANA, "Telnet Options". */
static const OctetName options[] = {
  { 0, N_("Binary transmission") }, { 1, N_("Echo") }, { 2, N_("Reconnection") },
  { 3, N_("Suppress go ahead") }, { 4, N_("Message size") }, { 5, N_("Status") },
  { 6, N_("Timing mark") }, { 7, N_("Remote controlled transmission and echo") },
  { 8, N_("Line width") }, { 9, N_("Page size") }, { 17, N_("Extended ASCII") },
  { 18, N_("Logout") }, { 19, N_("Byte macro") }, { 20, N_("Data entry terminal") },
  { 21, N_("SUPDUP") }, { 22, N_("SUPDUP output") }, { 23, N_("Send location") },
  { TERMINAL_TYPE, N_("Terminal type") }, { 25, N_("End of record") },
  { 26, N_("TACACS user") }, { 27, N_("Output marking") }, { 28, N_("Location number") },
  { 29, N_("Regime of the 3270") }, { 30, N_("X.3 PAD") }, { WINDOW_SIZE, N_("Window size") },
  { TERMINAL_SPEED, N_("Terminal speed") }, { 33, N_("Remote flow control") },
  { 34, N_("Line mode") }, { DISPLAY, N_("X display") }, { 36, N_("Environment") },
  { 37, N_("Authentication") }, { 38, N_("Encryption") }, { 39, N_("New environment") },
  { 40, N_("TN3270E") }, { 42, N_("Character set") }, { 44, N_("Serial port") },
  { 46, N_("Start TLS") }, { 47, N_("Kermit") },
};

/* RFC 1091, RFC 1079 and RFC 1096 alike. */
static const OctetName answers[] = { { 0, N_("Answer") }, { 1, N_("Question") } };

static const OctetField fields[] = {
  [COMMAND] = { "telnet.cmd", N_("Command"), OCTET_FIELD_UINT, .bits = 8, OCTET_NAMED (commands),
    .lesson = N_("Will and Do offer and ask for an option; Won't and Don't refuse it. The others "
                 "stand for keys of old terminals.") },
  [OPTION] = { "telnet.subcmd", N_("Option"), OCTET_FIELD_UINT, .bits = 8, OCTET_NAMED (options),
    .lesson = N_("What the two ends agree on: who shows what is typed, the kind and the size of "
                 "the terminal.") },
  [ANSWER] = { "telnet.subcmd", N_("Kind"), OCTET_FIELD_UINT, .bits = 8, OCTET_NAMED (answers),
    .lesson = N_("Whether this end asks for the text or tells it.") },
  [DATA] = { "telnet.data", N_("Data"), OCTET_FIELD_STRING,
    .lesson = N_("What was typed or shown, readable for everyone on the way. A password stands "
                 "here letter by letter.") },
  [OPTION_DATA] = { "telnet.option_data", N_("Option data"), OCTET_FIELD_BYTES,
    .lesson = N_("What one end says of the option, in that option's own way.") },
  [VALUE] = { "telnet.string_subopt.value", N_("Value"), OCTET_FIELD_STRING,
    .lesson = N_("The answer in words: the kind of terminal, such as xterm.") },
  [WIDTH] = { "telnet.naws_subopt.width", N_("Width"), OCTET_FIELD_UINT, .bits = 16,
    .unit = N_("characters"), .lesson = N_("How many letters fit beside each other.") },
  [HEIGHT] = { "telnet.naws_subopt.height", N_("Height"), OCTET_FIELD_UINT, .bits = 16,
    .unit = N_("lines"), .lesson = N_("How many lines fit below each other.") },
};

static const OctetCarrier carriers[] = { { "tcp.port", 23 } };

/* Octets up to a command, to the line's end or to the end of it all. */
static void
read_data (OctetDissector *self)
{
  OctetReader *rest = octet_dissector_rest (self);
  const guint8 *start = rest->data + rest->position;
  gsize left = octet_reader_left (rest), size = 0;

  while (size < left)
    {
      if (start[size] == IAC && !(size + 1 < left && start[size + 1] == IAC))
        break;
      size += start[size] == IAC ? 2 : 1;
      if (start[size - 1] == '\n')
        break;
    }
  /* A command that was cut off behind its first octet. */
  octet_dissector_read_size (self, DATA, MAX (size, 1));
}

/* Octets up to IAC SE, or to the end. */
static gsize
measure_suboption (const OctetReader *rest)
{
  const guint8 *start = rest->data + rest->position;
  gsize left = octet_reader_left (rest), size = 0;

  while (size < left && !(start[size] == IAC && size + 1 < left && start[size + 1] == SE))
    size += start[size] == IAC && size + 1 < left ? 2 : 1;
  return size;
}

static void
read_suboption (OctetDissector *self,
                guint64         option)
{
  OctetReader *rest = octet_dissector_rest (self);
  gsize size = measure_suboption (rest);

  if (option == WINDOW_SIZE && size == 4)
    {
      octet_dissector_read (self, WIDTH);
      octet_dissector_read (self, HEIGHT);
    }
  else if ((option == TERMINAL_TYPE || option == TERMINAL_SPEED || option == DISPLAY) && size > 0)
    {
      gboolean is_answer = octet_dissector_read (self, ANSWER) == 0;

      if (size > 1)
        octet_dissector_read_size (self, is_answer ? VALUE : OPTION_DATA, size - 1);
    }
  else if (size > 0)
    octet_dissector_read_size (self, OPTION_DATA, size);
}

static void
read_command (OctetDissector *self)
{
  OctetReader *rest = octet_dissector_rest (self);
  const guint8 *bytes = rest->data + rest->position;
  guint8 command = bytes[1];
  const char *name = octet_name_find (commands, G_N_ELEMENTS (commands), command);
  gboolean has_option = command >= SB && command <= DONT && octet_reader_left (rest) > 2;
  const char *option = has_option ? octet_name_find (options, G_N_ELEMENTS (options), bytes[2])
                                  : NULL;

  octet_dissector_open_text (self, name != NULL ? _(name) : _("Unknown command"));
  if (option != NULL)
    octet_dissector_label (self, "%s: %s", name != NULL ? _(name) : _("Unknown command"),
                           _(option));
  octet_reader_skip (rest, 1);
  octet_dissector_read (self, COMMAND);
  if (has_option && command == SB)
    read_suboption (self, octet_dissector_read (self, OPTION));
  else if (has_option)
    octet_dissector_read (self, OPTION);
  octet_dissector_close (self);
}

static void
telnet_dissect (OctetDissector *self)
{
  OctetReader *rest = octet_dissector_rest (self);
  gboolean has_data = FALSE, has_commands = FALSE;

  for (guint n_rows = 0; octet_reader_left (rest) > 0 && n_rows < MAX_ROWS; n_rows++)
    {
      const guint8 *bytes = rest->data + rest->position;
      gboolean is_command = octet_reader_left (rest) > 1 && bytes[0] == IAC && bytes[1] != IAC;

      has_commands |= is_command;
      has_data |= !is_command;
      if (is_command)
        read_command (self);
      else
        read_data (self);
    }
  octet_dissector_summarize (self, "%s",
                             has_data && has_commands ? _("Commands and data")
                             : has_data ? _("Data") : _("Commands"));
}

const OctetProtocol octet_protocol_telnet = {
  .key = "telnet",
  .name = N_("Telnet"),
  .short_name = "TELNET",
  .reference = "RFC 854",
  .level = OCTET_LEVEL_APPLICATION,
  OCTET_FIELDS (fields),
  OCTET_CARRIERS (carriers),
  .dissect = telnet_dissect,
  .lesson = N_("Types on a far computer as if its keyboard stood here. Nothing is hidden from "
               "those in between; SSH took its place."),
};
