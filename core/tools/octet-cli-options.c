/* octet-cli-options.c - reads the command line as tshark's users write it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tools/octet-cli-options.h"

#include <getopt.h>
#include <gio/gio.h>
#include <glib/gi18n.h>
#include <string.h>

/**
 * octet_cli_options_free: (skip)
 * @self: (transfer full): options
 */
void
octet_cli_options_free (OctetCliOptions *self)
{
  g_ptr_array_unref (self->keys);
  g_free (self->separator);
  g_free (self->aggregator);
  g_free (self->file);
  g_free (self->filter);
  g_free (self->explain);
  g_free (self->report);
  g_free (self->output);
  g_free (self->resolve);
  g_ptr_array_unref (self->statistics);
  g_ptr_array_unref (self->hosts_files);
  g_free (self);
}

static gboolean G_GNUC_PRINTF (2, 3)
refuse (GError    **error,
        const char *format,
        ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "%s %s", text,
               _("Use -h to see the options."));
  return FALSE;
}

static gboolean
parse_count (const char *text,
             guint      *ret_count,
             GError    **error)
{
  guint64 count;

  if (!g_ascii_string_to_unsigned (text, 10, 1, G_MAXUINT, &count, NULL))
    return refuse (error, _("“%s” is not a number of packets."), text);
  *ret_count = (guint) count;
  return TRUE;
}

static gboolean
parse_time (const char      *text,
            OctetTimeFormat *ret_format,
            GError         **error)
{
  static const struct
  {
    const char     *name;
    OctetTimeFormat format;
  } formats[] = {
    { "r", OCTET_TIME_RELATIVE }, { "a", OCTET_TIME_ABSOLUTE },
    { "ad", OCTET_TIME_ABSOLUTE_DATE }, { "d", OCTET_TIME_DELTA }, { "dd", OCTET_TIME_DELTA_SHOWN },
    { "e", OCTET_TIME_EPOCH }, { "u", OCTET_TIME_UTC }, { "ud", OCTET_TIME_UTC_DATE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_equal (text, formats[i].name))
      {
        *ret_format = formats[i].format;
        return TRUE;
      }
  return refuse (error, _("“%s” is not a time format; there are a, ad, d, dd, e, r, u and ud."),
                 text);
}

static gboolean
parse_format (const char     *text,
              OctetCliFormat *ret_format,
              GError        **error)
{
  static const char *const names[] = { "text", "fields", "pdml", "json", "csv", "carrays" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (text, names[i]))
      {
        *ret_format = (OctetCliFormat) i;
        return TRUE;
      }
  return refuse (error,
                 _("“%s” is not an output format; there are text, fields, pdml, json, csv and "
                   "carrays."), text);
}

/* "/t" and "/s" stand for a tab and a space, which shells make hard to write. */
static char *
parse_separator (const char *text)
{
  if (g_str_equal (text, "/t"))
    return g_strdup ("\t");
  return g_strdup (g_str_equal (text, "/s") ? " " : text);
}

static gboolean
parse_fields_option (OctetCliOptions *self,
                     const char      *text,
                     GError         **error)
{
  const char *value = strchr (text, '=');
  gsize length = value != NULL ? (gsize) (value - text) : 0;

  if (value == NULL)
    return refuse (error, _("“%s” is not an option of the fields format."), text);
  value++;
  if (strncmp (text, "header", length) == 0)
    self->has_header = g_str_equal (value, "y");
  else if (strncmp (text, "separator", length) == 0)
    {
      g_free (self->separator);
      self->separator = parse_separator (value);
    }
  else if (strncmp (text, "aggregator", length) == 0)
    {
      g_free (self->aggregator);
      self->aggregator = parse_separator (value);
    }
  else if (strncmp (text, "quote", length) == 0)
    self->fields.quote = value[0] == 'd' ? '"' : value[0] == 's' ? '\'' : 0;
  else if (strncmp (text, "occurrence", length) == 0)
    self->fields.occurrence = value[0] == 'f' ? OCTET_OCCURRENCE_FIRST
                              : value[0] == 'l' ? OCTET_OCCURRENCE_LAST : OCTET_OCCURRENCE_ALL;
  else if (strncmp (text, "bom", length) != 0)
    return refuse (error, _("“%s” is not an option of the fields format."), text);
  return TRUE;
}

/* Options that have only a long name. */
enum
{
  EXPLAIN = 256,
  COMPRESS,
};

static const struct option long_options[] = {
  { "compress", required_argument, NULL, COMPRESS },
  { "display-filter", required_argument, NULL, 'Y' },
  { "explain", required_argument, NULL, EXPLAIN },
  { "help", no_argument, NULL, 'h' },
  { "version", no_argument, NULL, 'v' },
  { NULL, 0, NULL, 0 },
};

static gboolean
parse_file_format (const char         *text,
                   OctetCaptureFormat *ret_format,
                   GError            **error)
{
  if (g_str_equal (text, "pcapng"))
    *ret_format = OCTET_CAPTURE_FORMAT_PCAPNG;
  else if (g_str_equal (text, "pcap"))
    *ret_format = OCTET_CAPTURE_FORMAT_PCAP;
  else if (g_str_equal (text, "nsecpcap"))
    *ret_format = OCTET_CAPTURE_FORMAT_PCAP_NANO;
  else
    return refuse (error, _("“%s” is not a file format; there are pcapng, pcap and nsecpcap."),
                   text);
  return TRUE;
}

/* tshark's letters: m MAC, n network, N network from outside, t transport, d names from DNS
 * packets, v VLAN. Octet never asks outside, so N says nothing; g and s are older ones. */
static gboolean
parse_resolve (const char *text,
               char      **ret_letters,
               GError    **error)
{
  for (const char *c = text; *c != '\0'; c++)
    if (strchr ("mnNtdvgsC", *c) == NULL)
      return refuse (error,
                     _("“%c” does not stand for names of something; m, n, N, t, d and v do."), *c);
  g_free (*ret_letters);
  *ret_letters = g_strdup (text);
  return TRUE;
}

static gboolean
parse_compression (OctetCliOptions *self,
                   const char      *text,
                   GError         **error)
{
  static const struct
  {
    const char      *name;
    OctetCompression compression;
  } ways[] = {
    { "none", OCTET_COMPRESSION_NONE }, { "gzip", OCTET_COMPRESSION_GZIP },
    { "zstd", OCTET_COMPRESSION_ZSTD }, { "lz4", OCTET_COMPRESSION_LZ4 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++)
    if (g_str_equal (text, ways[i].name))
      {
        self->has_compression = TRUE;
        self->compression = ways[i].compression;
        return TRUE;
      }
  return refuse (error,
                 _("“%s” is not a way to pack a file; there are none, gzip, zstd and lz4."), text);
}

static gboolean
take_option (OctetCliOptions *self,
             int              option,
             const char      *value,
             GError         **error)
{
  switch (option)
    {
    case 'r':
      g_free (self->file);
      self->file = g_strdup (value);
      return TRUE;
    case 'c':
      return parse_count (value, &self->max_packets, error);
    case 'q':
      self->is_quiet = TRUE;
      return TRUE;
    case 'V':
      self->has_tree = TRUE;
      return TRUE;
    case 'x':
      self->has_hex = TRUE;
      return TRUE;
    case 't':
      return parse_time (value, &self->time_format, error);
    case 'T':
      return parse_format (value, &self->format, error);
    case 'e':
      g_ptr_array_add (self->keys, g_strdup (value));
      return TRUE;
    case 'E':
      return parse_fields_option (self, value, error);
    case 'Y':
      g_free (self->filter);
      self->filter = g_strdup (value);
      return TRUE;
    case EXPLAIN:
      g_free (self->explain);
      self->explain = g_strdup (value);
      self->task = OCTET_CLI_EXPLAIN;
      return TRUE;
    case 'D':
      self->task = OCTET_CLI_INTERFACES;
      return TRUE;
    case 'G':
      self->task = OCTET_CLI_REPORT;
      g_free (self->report);
      self->report = g_strdup (value);
      return TRUE;
    case 'w':
      g_free (self->output);
      self->output = g_strdup (value);
      return TRUE;
    case 'F':
      return parse_file_format (value, &self->output_format, error);
    case COMPRESS:
      return parse_compression (self, value, error);
    case 'z':
      g_ptr_array_add (self->statistics, g_strdup (value));
      return TRUE;
    case 'N':
      return parse_resolve (value, &self->resolve, error);
    case 'H':
      g_ptr_array_add (self->hosts_files, g_strdup (value));
      return TRUE;
    case 'v':
      self->task = OCTET_CLI_VERSION;
      return TRUE;
    case 'h':
      self->task = OCTET_CLI_HELP;
      return TRUE;
    case 'n':
      g_free (self->resolve);
      self->resolve = g_strdup ("");
      return TRUE;
    case '2': /* two passes: always */
      return TRUE;
    default:
      {
        char name[] = { '-', (char) optopt, 0 };

        return option == ':' ? refuse (error, _("The option %s needs a value."), name)
                             : refuse (error, _("There is no option %s."), name);
      }
    }
}

static gboolean
check (OctetCliOptions *self,
       GError         **error)
{
  if (self->task != OCTET_CLI_READ)
    return TRUE;
  if (self->file == NULL)
    return refuse (error, "%s", _("Say which capture to read: -r FILE."));
  if (self->format == OCTET_CLI_FIELDS && self->keys->len == 0)
    return refuse (error, "%s", _("The format “fields” needs at least one field: -e FIELD."));
  return TRUE;
}

/**
 * octet_cli_options_parse: (skip)
 * @argc: as main() has it
 * @argv: likewise
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): what is asked for; %NULL where it makes no sense
 */
OctetCliOptions *
octet_cli_options_parse (int      argc,
                         char   **argv,
                         GError **error)
{
  g_autoptr (OctetCliOptions) self = g_new0 (OctetCliOptions, 1);
  int option;

  self->keys = g_ptr_array_new_with_free_func (g_free);
  self->statistics = g_ptr_array_new_with_free_func (g_free);
  self->hosts_files = g_ptr_array_new_with_free_func (g_free);
  self->output_format = OCTET_CAPTURE_FORMAT_PCAPNG;
  opterr = 0;
  while ((option = getopt_long (argc, argv, ":2c:De:E:F:G:hH:nN:qr:t:T:vVw:xY:z:", long_options,
                                NULL)) != -1)
    if (!take_option (self, option, optarg, error))
      return NULL;
  if (optind < argc)
    {
      refuse (error, _("“%s” is one word too many."), argv[optind]);
      return NULL;
    }
  if (!check (self, error))
    return NULL;
  g_ptr_array_add (self->keys, NULL);
  self->fields.keys = (const char *const *) self->keys->pdata;
  self->fields.separator = self->separator != NULL ? self->separator : "\t";
  self->fields.aggregator = self->aggregator != NULL ? self->aggregator : ",";
  return g_steal_pointer (&self);
}

/**
 * octet_cli_print_help: (skip)
 */
void
octet_cli_print_help (void)
{
  g_print ("%s", _("octet-cli reads packet captures and says what is in them.\n"
                   "\n"
                   "  -r FILE    the capture to read; - for standard input\n"
                   "  -c N       stop after N packets\n"
                   "  -Y FILTER  print or write only what this display filter lets pass\n"
                   "  --explain FILTER  say in words what a display filter shows\n"
                   "  -q         read everything and print no packets\n"
                   "  -V         print every field of every packet\n"
                   "  -x         print the octets of every packet\n"
                   "  -t FORMAT  times: a, ad, d, dd, e, r, u or ud\n"
                   "  -T FORMAT  output: text, fields, pdml, json, csv or carrays\n"
                   "  -e FIELD   a field to print; may be given many times\n"
                   "  -E X=Y     for -T fields: header, separator, quote, aggregator, occurrence\n"
                   "  -n         use no names for addresses\n"
                   "  -N LETTERS use names for: m MAC, n network, t transport, d from DNS packets\n"
                   "  -H FILE    take names of addresses from a hosts file; with -N n\n"
                   "  -w FILE    write the packets into a capture file\n"
                   "  -F FORMAT  of that file: pcapng, pcap or nsecpcap\n"
                   "  --compress WAY  of that file: none, gzip, zstd, lz4; or by its name\n"
                   "  -z WHAT    a statistic; may be given many times\n"
                   "  -G LIST    print what Octet knows: fields, protocols or values\n"
                   "  -D         list the network interfaces\n"
                   "  -v         print the version\n"
                   "  -h         print this help\n"
                   "\n"
                   "The options mean what they mean for tshark.\n"));
}
