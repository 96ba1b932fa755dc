/* octet-names.c - asks files, packets and the lists of vendors and services, in that order.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "analysis/octet-names.h"

#include <glib/gi18n-lib.h>

#include "bytes/octet-vendors.h"

struct _OctetNames
{
  GObject         parent_instance;
  OctetHosts     *hosts;
  int             what; /* atomic: others ask from threads of their own */
};

/**
 * OctetNames:
 *
 * The names of a capture's addresses and ports; may be asked from any thread.
 */
G_DEFINE_FINAL_TYPE (OctetNames, octet_names, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const OctetNameOrigin origins[] = {
  [OCTET_HOST_FROM_FILE] = OCTET_NAME_FROM_HOSTS_FILE,
  [OCTET_HOST_FROM_CAPTURE] = OCTET_NAME_FROM_CAPTURE_FILE,
  [OCTET_HOST_FROM_DNS] = OCTET_NAME_FROM_DNS,
  [OCTET_HOST_FROM_DHCP] = OCTET_NAME_FROM_DHCP,
  [OCTET_HOST_FROM_NBNS] = OCTET_NAME_FROM_NBNS,
};

/**
 * octet_names_get_what: (skip)
 * @self: names
 *
 * Returns: what is given names
 */
OctetNamesWhat
octet_names_get_what (OctetNames *self)
{
  return (OctetNamesWhat) g_atomic_int_get (&self->what);
}

/**
 * octet_names_set_what: (skip)
 * @self: names
 * @what: what is given names from now on; 0 for nothing
 */
void
octet_names_set_what (OctetNames     *self,
                      OctetNamesWhat  what)
{
  g_return_if_fail (OCTET_IS_NAMES (self));

  if (octet_names_get_what (self) == what)
    return;
  g_atomic_int_set (&self->what, (int) what);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * octet_names_get_hosts: (skip)
 * @self: names
 *
 * Returns: (transfer none): the names of network addresses, a statistic that a survey fills
 */
OctetHosts *
octet_names_get_hosts (OctetNames *self)
{
  return self->hosts;
}

/**
 * octet_names_add_capture: (skip)
 * @self: names
 * @capture: a capture file
 *
 * Takes the names that the file itself states. Main context.
 */
void
octet_names_add_capture (OctetNames   *self,
                         OctetCapture *capture)
{
  octet_statistic_lock (OCTET_STATISTIC (self->hosts));
  octet_hosts_add_capture (self->hosts, capture);
  octet_statistic_unlock (OCTET_STATISTIC (self->hosts));
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * octet_names_add_file: (skip)
 * @self: names
 * @path: (type filename): a file as /etc/hosts is
 * @error: return location for a #GError
 *
 * Takes names from a hosts file. Main context.
 *
 * Returns: whether it could be read
 */
gboolean
octet_names_add_file (OctetNames  *self,
                      const char  *path,
                      GError     **error)
{
  gboolean whole;

  octet_statistic_lock (OCTET_STATISTIC (self->hosts));
  whole = octet_hosts_add_file (self->hosts, path, error);
  octet_statistic_unlock (OCTET_STATISTIC (self->hosts));
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  return whole;
}

static char *
find_host (OctetNames         *self,
           const OctetAddress *address,
           OctetNameOrigin    *ret_origin)
{
  OctetNamesWhat what = octet_names_get_what (self);
  OctetHostOrigin origin;
  gboolean counts;
  char *name;

  octet_statistic_lock (OCTET_STATISTIC (self->hosts));
  name = g_strdup (octet_hosts_find (self->hosts, address, &origin));
  octet_statistic_unlock (OCTET_STATISTIC (self->hosts));
  if (name == NULL)
    return NULL;
  counts = origin <= OCTET_HOST_FROM_CAPTURE ? (what & OCTET_NAMES_NETWORK) != 0
                                             : (what & OCTET_NAMES_CAPTURED) != 0;
  *ret_origin = counts ? origins[origin] : OCTET_NAME_NONE;
  if (!counts)
    g_clear_pointer (&name, g_free);
  return name;
}

/**
 * octet_names_find: (skip)
 * @self: names
 * @address: an address
 * @ret_origin: (out) (optional): who says so
 *
 * Any thread.
 *
 * Returns: (transfer full) (nullable): what it is called
 */
char *
octet_names_find (OctetNames         *self,
                  const OctetAddress *address,
                  OctetNameOrigin    *ret_origin)
{
  OctetNameOrigin origin = OCTET_NAME_NONE;
  char *name = find_host (self, address, &origin);

  if (name == NULL && address->kind == OCTET_ADDRESS_MAC &&
      (octet_names_get_what (self) & OCTET_NAMES_MAC) != 0)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      if (octet_vendor_format (address->bytes, text))
        {
          name = g_strdup (text->str);
          origin = OCTET_NAME_FROM_VENDORS;
        }
    }
  if (ret_origin != NULL)
    *ret_origin = origin;
  return name;
}

/**
 * octet_names_find_port: (skip)
 * @self: names
 * @protocol: of which transport
 * @port: a port
 *
 * Any thread.
 *
 * Returns: (transfer none) (nullable): the service that is registered for it
 */
const char *
octet_names_find_port (OctetNames           *self,
                       OctetServiceProtocol  protocol,
                       guint16               port)
{
  if ((octet_names_get_what (self) & OCTET_NAMES_PORTS) == 0)
    return NULL;
  return octet_service_find (protocol, port);
}

/**
 * octet_name_origin_get_words: (skip)
 * @origin: where a name is from
 *
 * Returns: (transfer none): that in words
 */
const char *
octet_name_origin_get_words (OctetNameOrigin origin)
{
  switch (origin)
    {
    case OCTET_NAME_FROM_HOSTS_FILE:
      return _("from a hosts file");
    case OCTET_NAME_FROM_CAPTURE_FILE:
      return _("written into the capture file");
    case OCTET_NAME_FROM_DNS:
      return _("from a DNS answer in this capture");
    case OCTET_NAME_FROM_DHCP:
      return _("told to a DHCP server in this capture");
    case OCTET_NAME_FROM_NBNS:
      return _("from a NetBIOS answer in this capture");
    case OCTET_NAME_FROM_VENDORS:
      return _("the maker of the network card, from the IEEE list");
    case OCTET_NAME_FROM_SERVICES:
      return _("the service that is registered for this port");
    case OCTET_NAME_NONE:
    default:
      return "";
    }
}

static void
hosts_changed_cb (OctetNames *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
octet_names_finalize (GObject *object)
{
  g_clear_object (&OCTET_NAMES (object)->hosts);
  G_OBJECT_CLASS (octet_names_parent_class)->finalize (object);
}

static void
octet_names_class_init (OctetNamesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = octet_names_finalize;

  /**
   * OctetNames::changed:
   *
   * An address may be called something else now. At most once a frame, in the main context.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", OCTET_TYPE_NAMES, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
}

static void
octet_names_init (OctetNames *self)
{
  self->hosts = OCTET_HOSTS (octet_hosts_new (TRUE));
  g_signal_connect_object (self->hosts, "items-changed", G_CALLBACK (hosts_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * octet_names_new: (skip)
 * @what: what is given names
 *
 * Returns: (transfer full): names; network addresses have none until a survey or a file tells
 */
OctetNames *
octet_names_new (OctetNamesWhat what)
{
  OctetNames *self = g_object_new (OCTET_TYPE_NAMES, NULL);

  g_atomic_int_set (&self->what, (int) what);
  return self;
}
