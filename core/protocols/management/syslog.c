/* syslog.c - messages of programs for a log: RFC 5424, and the older form of RFC 3164.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     <34>1 2003-10-11T22:14:15.003Z lab.example.test su - ID47 - 'su root' failed      RFC 5424
 *     <34>Oct 11 22:14:15 lab su: 'su root' failed                                      RFC 3164
 *
 * The number in front is 8 times the facility and the severity.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dissect/octet-dissector.h"

static const OctetName facilities[] = {
  { 0, N_("Kernel") }, { 1, N_("User's programs") }, { 2, N_("Mail") },
  { 3, N_("System's programs") }, { 4, N_("Security") }, { 5, N_("Syslog itself") },
  { 6, N_("Printers") }, { 7, N_("News") }, { 8, "UUCP" }, { 9, N_("Clock") },
  { 10, N_("Security, private") }, { 11, "FTP" }, { 12, "NTP" }, { 13, N_("Audit") },
  { 14, N_("Alert") }, { 15, N_("Clock, second") }, { 16, N_("Local 0") }, { 17, N_("Local 1") },
  { 18, N_("Local 2") }, { 19, N_("Local 3") }, { 20, N_("Local 4") }, { 21, N_("Local 5") },
  { 22, N_("Local 6") }, { 23, N_("Local 7") },
};
static const OctetName levels[] = {
  { 0, N_("Emergency") }, { 1, N_("Alert") }, { 2, N_("Critical") }, { 3, N_("Error") },
  { 4, N_("Warning") }, { 5, N_("Notice") }, { 6, N_("Information") }, { 7, N_("Debugging") },
};

enum
{
  FACILITY, LEVEL, MESSAGE, VERSION, TIME, OLD_TIME, HOST, PROGRAM, PROCESS, ID,
};

static const OctetField fields[] = {
  [FACILITY] = { "syslog.facility", N_("Facility"), OCTET_FIELD_UINT, .bits = 8,
    OCTET_NAMED (facilities),
    .lesson = N_("Which kind of program speaks.") },
  [LEVEL] = { "syslog.level", N_("Severity"), OCTET_FIELD_UINT, .bits = 8, OCTET_NAMED (levels),
    .lesson = N_("How bad it is; 0 is the worst.") },
  [MESSAGE] = { "syslog.msg", N_("Message"), OCTET_FIELD_STRING,
    .lesson = N_("All that stands behind the number.") },
  [VERSION] = { "syslog.version", N_("Version"), OCTET_FIELD_STRING,
    .lesson = N_("The form of the message: 1 for RFC 5424. The older one has no version.") },
  [TIME] = { "syslog.timestamp", N_("Time"), OCTET_FIELD_TIME,
    .lesson = N_("When it happened, by the sender's clock.") },
  [OLD_TIME] = { "syslog.timestamp_rfc3164", N_("Time, old form"), OCTET_FIELD_STRING,
    .lesson = N_("When it happened, without a year and a time zone.") },
  [HOST] = { "syslog.hostname", N_("Computer"), OCTET_FIELD_STRING,
    .lesson = N_("Who speaks, by its own account: anybody can write anything here.") },
  [PROGRAM] = { "syslog.appname", N_("Program"), OCTET_FIELD_STRING,
    .lesson = N_("The program that speaks.") },
  [PROCESS] = { "syslog.procid", N_("Process"), OCTET_FIELD_STRING,
    .lesson = N_("The process's number.") },
  [ID] = { "syslog.msgid", N_("Message ID"), OCTET_FIELD_STRING,
    .lesson = N_("What kind of message it is.") },
};

static const OctetCarrier carriers[] = { { "udp.port", 514 } };

/* A word of the message and where it stands. */
typedef struct
{
  const char *text;
  gsize       at;
  gsize       size;
} Word;

static Word
take_word (const char *data,
           gsize       size,
           gsize      *at)
{
  Word word = { data + *at, *at, 0 };

  while (*at < size && data[*at] != ' ')
    (*at)++;
  word.size = *at - word.at;
  if (*at < size)
    (*at)++;
  return word;
}

/* "<34>": answers where the message begins, 0 where there is no number. */
static gsize
read_priority (OctetDissector *self,
               const char     *data,
               gsize           size)
{
  gsize at = 1;
  guint value = 0;

  if (size < 3 || data[0] != '<')
    return 0;
  for (; at < size && at < 4 && g_ascii_isdigit (data[at]); at++)
    value = value * 10 + (guint) (data[at] - '0');
  if (at == 1 || at >= size || data[at] != '>')
    return 0;
  octet_dissector_add_uint (self, FACILITY, value >> 3 & 0x7f, 0, at + 1);
  octet_dissector_add_uint (self, LEVEL, value & 7, 0, at + 1);
  return at + 1;
}

/* Version, time, computer, program, process, kind; a hyphen stands for what is not known. */
static void
read_new (OctetDissector *self,
          const char     *data,
          gsize           size,
          gsize           at)
{
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *text = NULL;
  Word word = take_word (data, size, &at);

  octet_dissector_add (self, VERSION, word.at, word.size);
  word = take_word (data, size, &at);
  text = g_strndup (word.text, word.size);
  time = g_date_time_new_from_iso8601 (text, NULL);
  if (time != NULL)
    octet_dissector_add_time (self, TIME,
                              g_date_time_to_unix (time) * G_GINT64_CONSTANT (1000000000) +
                                (gint64) g_date_time_get_microsecond (time) * 1000,
                              word.at, word.size);
  for (guint field = HOST; field <= ID; field++)
    {
      word = take_word (data, size, &at);
      if (word.size > 0)
        octet_dissector_add (self, field, word.at, word.size);
    }
}

/* "Oct 11 22:14:15 lab …" */
static gboolean
has_old_time (const char *text,
              gsize       size)
{
  return size > 16 && g_ascii_isupper (text[0]) && g_ascii_isalpha (text[1]) &&
         g_ascii_isalpha (text[2]) && text[3] == ' ' && text[6] == ' ' && text[9] == ':' &&
         text[12] == ':' && text[15] == ' ';
}

static void
syslog_dissect (OctetDissector *self)
{
  OctetReader *rest = octet_dissector_rest (self);
  const char *data = (const char *) octet_dissector_get_bytes (self);
  gsize size = octet_reader_left (rest);
  gsize start = read_priority (self, data, size), at;

  if (octet_dissector_wants (self, OCTET_WANTS_SUMMARY))
    {
      g_autofree char *text = g_utf8_make_valid (data + start, (gssize) (size - start));

      octet_dissector_summarize (self, "%s", text);
    }
  if (size > start)
    octet_dissector_add (self, MESSAGE, start, size - start);
  octet_dissector_enter (self);
  if (start > 0 && size > start + 2 && g_ascii_isdigit (data[start]) && data[start + 1] == ' ')
    read_new (self, data, size, start);
  else if (has_old_time (data + start, size - start))
    {
      Word host;

      octet_dissector_add (self, OLD_TIME, start, 15);
      at = start + 16;
      host = take_word (data, size, &at);
      if (host.size > 0)
        octet_dissector_add (self, HOST, host.at, host.size);
    }
  octet_dissector_close (self);
  octet_reader_skip (rest, octet_reader_left (rest));
}

const OctetProtocol octet_protocol_syslog = {
  .key = "syslog",
  .name = N_("Syslog"),
  .short_name = "Syslog",
  .reference = "RFC 5424",
  .level = OCTET_LEVEL_APPLICATION,
  OCTET_FIELDS (fields),
  OCTET_CARRIERS (carriers),
  .dissect = syslog_dissect,
  .lesson = N_("Programs and devices send what happens to one place, where it can be searched. "
               "Over UDP nothing shows who really sent it, and nobody notices what is lost."),
};
