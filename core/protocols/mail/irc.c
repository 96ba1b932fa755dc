/* irc.c - Internet Relay Chat, RFC 2812.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     :ada!ada@example.test PRIVMSG #lab :Good morning
 *      prefix               command parameter trailer: the rest, blanks included
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dissect/octet-dissector.h"
#include "protocols/mail/text-line.h"

/* RFC 2812, 2.3: a command has at most 15 parameters. */
#define MAX_PARAMETERS 15

/* Where ends differ, the response's field stands so many rows behind the request's. */
#define OF_RESPONSE (RESPONSE - REQUEST)

enum
{
  REQUEST, REQUEST_PREFIX, REQUEST_COMMAND, REQUEST_PARAMETER, REQUEST_TRAILER, RESPONSE,
  RESPONSE_PREFIX, RESPONSE_COMMAND, RESPONSE_PARAMETER, RESPONSE_TRAILER, RESPONSE_NUMBER,
};

static const OctetField fields[] = {
  [REQUEST] = { "irc.request", N_("Request"), OCTET_FIELD_STRING,
    .lesson = N_("A line of the client.") },
  [REQUEST_PREFIX] = { "irc.request.prefix", N_("Request prefix"), OCTET_FIELD_STRING,
    .lesson = N_("Who says it.") },
  [REQUEST_COMMAND] = { "irc.request.command", N_("Request command"), OCTET_FIELD_STRING,
    .lesson = N_("What is wanted: NICK takes a name, JOIN enters a channel, PRIVMSG speaks.") },
  [REQUEST_PARAMETER] = { "irc.request.command_parameter", N_("Request parameter"),
    OCTET_FIELD_STRING,
    .lesson = N_("What the command is about.") },
  [REQUEST_TRAILER] = { "irc.request.trailer", N_("Request trailer"), OCTET_FIELD_STRING,
    .lesson = N_("The last parameter, which may have blanks in it: what is said.") },
  [RESPONSE] = { "irc.response", N_("Response"), OCTET_FIELD_STRING,
    .lesson = N_("A line of the server.") },
  [RESPONSE_PREFIX] = { "irc.response.prefix", N_("Response prefix"), OCTET_FIELD_STRING,
    .lesson = N_("Who says it: the server, or name, user and computer of a person.") },
  [RESPONSE_COMMAND] = { "irc.response.command", N_("Response command"), OCTET_FIELD_STRING,
    .lesson = N_("What is told; three digits where the server itself answers.") },
  [RESPONSE_PARAMETER] = { "irc.response.command_parameter", N_("Response parameter"),
    OCTET_FIELD_STRING,
    .lesson = N_("What the command is about.") },
  [RESPONSE_TRAILER] = { "irc.response.trailer", N_("Response trailer"), OCTET_FIELD_STRING,
    .lesson = N_("The last parameter, which may have blanks in it: what is said.") },
  [RESPONSE_NUMBER] = { "irc.response.num_command", N_("Response number"), OCTET_FIELD_UINT,
    .bits = 16,
    .lesson = N_("The three digits: 001 welcomes, 353 names who is in a channel, from 400 on "
                 "something went wrong.") },
};

static const OctetCarrier carriers[] = { { "tcp.port", 6667 }, { "tcp.port", 57000 } };

static gboolean
irc_accept (OctetDissector *self)
{
  return !text_line_is_tls (octet_dissector_get_bytes (self),
                            octet_dissector_get_captured (self));
}

static void
add (OctetDissector *self,
     guint           field,
     TextLine        word)
{
  if (word.size > 0)
    octet_dissector_add (self, field, word.at, word.size);
}

static void
read_command (OctetDissector *self,
              TextLine        command,
              guint           offset)
{
  guint number = 0;

  add (self, REQUEST_COMMAND + offset, command);
  if (offset == 0 || command.size != 3)
    return;
  for (gsize i = 0; i < command.size; i++)
    {
      if (!g_ascii_isdigit (command.text[i]))
        return;
      number = number * 10 + (guint) (command.text[i] - '0');
    }
  octet_dissector_add_uint (self, RESPONSE_NUMBER, number, command.at, command.size);
}

static void
read_parameters (OctetDissector *self,
                 TextLine        rest,
                 guint           offset)
{
  if (rest.size > 0 && rest.text[0] != ':')
    octet_dissector_open_text (self, _("Parameters"));
  else
    octet_dissector_open_text (self, _("No parameters"));
  for (guint i = 0; i < MAX_PARAMETERS && rest.size > 0 && rest.text[0] != ':'; i++)
    add (self, REQUEST_PARAMETER + offset, text_line_word (&rest));
  octet_dissector_close (self);
  if (rest.size > 1 && rest.text[0] == ':')
    octet_dissector_add (self, REQUEST_TRAILER + offset, rest.at + 1, rest.size - 1);
}

static void
read_line (OctetDissector *self,
           const TextLine *line,
           guint           offset)
{
  TextLine rest = *line, word;

  octet_dissector_add (self, REQUEST + offset, line->at, line->size);
  octet_dissector_enter (self);
  if (line->text[0] == ' ')
    text_line_word (&rest);
  if (line->size > 0 && line->text[0] == ':')
    {
      word = text_line_word (&rest);
      if (word.size > 1)
        octet_dissector_add (self, REQUEST_PREFIX + offset, word.at + 1, word.size - 1);
    }
  read_command (self, text_line_word (&rest), offset);
  if (rest.size > 0)
    read_parameters (self, rest, offset);
  octet_dissector_close (self);
}

static void
irc_dissect (OctetDissector *self)
{
  OctetReader *rest = octet_dissector_rest (self);
  const guint8 *data = octet_dissector_get_bytes (self);
  gsize size = octet_dissector_get_captured (self), at = 0;
  guint16 port = octet_dissector_get_source_port (self);
  guint offset = port == octet_dissector_get_parameter (self) ? OF_RESPONSE : 0;
  gboolean is_first = TRUE;
  TextLine line;

  for (guint i = 0; i < TEXT_LINE_MAX && text_line_next (data, size, &at, &line); i++)
    {
      if (line.size == 0)
        continue;
      if (is_first && octet_dissector_wants (self, OCTET_WANTS_SUMMARY))
        {
          g_autofree char *text = g_utf8_make_valid (line.text, (gssize) line.size);

          octet_dissector_summarize (self, offset == 0 ? _("Request: %s") : _("Response: %s"),
                                     text);
        }
      is_first = FALSE;
      read_line (self, &line, offset);
    }
  octet_reader_skip (rest, octet_reader_left (rest));
}

const OctetProtocol octet_protocol_irc = {
  .key = "irc",
  .name = N_("Internet Relay Chat"),
  .short_name = "IRC",
  .reference = "RFC 2812",
  .level = OCTET_LEVEL_APPLICATION,
  OCTET_FIELDS (fields),
  OCTET_CARRIERS (carriers),
  .accept = irc_accept,
  .dissect = irc_dissect,
  .lesson = N_("People talk in channels, line by line. Programs that took over a computer often "
               "wait there for orders."),
};
