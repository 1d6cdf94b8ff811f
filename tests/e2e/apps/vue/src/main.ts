// A dashboard in Vue with vue-router, which owns the address bar.
import { createApp } from 'vue';
import { createRouter, createWebHistory } from 'vue-router';
import Dashboard from './Dashboard.vue';
import Home from './Home.vue';
import OldKeys from './OldKeys.vue';
import Security from './Security.vue';

const router = createRouter({
  history: createWebHistory(),
  routes: [
    { path: '/', redirect: '/home' },
    { path: '/home', component: Home, meta: { title: 'Home' } },
    { path: '/settings/security-old', component: OldKeys, meta: { title: 'Old keys' } },
    { path: '/settings/security/:rest(.*)*', component: Security, meta: { title: 'Keys' } },
  ],
});
router.afterEach((to) => {
  document.title = `${String(to.meta['title'])} · Dashboard`;
});

createApp(Dashboard).use(router).mount('#app');
